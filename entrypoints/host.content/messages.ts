import { parseTicketUrl } from '@/lib/hosts';
import type { Intent } from '@/lib/messages/frame';
import type { TicketRef } from '@/lib/okr/kinds/ticket';
import { attempt, extension } from './extension';

const intents: readonly string[] = ['open', 'link', 'check-in'] satisfies Intent[];
const isIntent = (value: unknown): value is Intent => intents.includes(String(value));

/** What the worker tells this page, read by hand; anything else, and any other sender, is passed over. */
export function listenToWorker(
  life: AbortController,
  onChips: () => void,
  onCommand: (intent: Intent, ticket: TicketRef | null) => void,
): void {
  const listener = (message: unknown, sender: chrome.runtime.MessageSender) => {
    if (sender.id !== extension().runtime.id || sender.tab) return;
    const { type, intent, url } = (message ?? {}) as Record<string, unknown>;
    if (type === 'chipsChanged') onChips();
    if (type === 'command' && isIntent(intent)) onCommand(intent, parseTicketUrl(String(url)));
  };
  const { onMessage } = extension().runtime;
  onMessage.addListener(listener);
  life.signal.addEventListener(
    'abort',
    () => void attempt(life, async () => onMessage.removeListener(listener)),
  );
}
