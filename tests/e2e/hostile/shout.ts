/** Runs in a hostile page: says things to everybody it can reach, and keeps what it hears, its own words among it. */

/** Channels that a page may guess. */
export const channels = ['keyline', 'keyline-store', 'changed', ''];

/** Before the page's own scripts. */
export function listenEverywhere(names: readonly string[]): void {
  window.heard = [];
  const keep = ({ data }: MessageEvent) => window.heard.push(JSON.stringify(data) ?? '');
  addEventListener('message', keep);
  for (const name of names) new BroadcastChannel(name).onmessage = keep;
}

interface Words {
  /** Each the JSON of a message. */
  texts: readonly string[];
  channels: readonly string[];
  /** The extension's. */
  id: string;
}

/**
 * To each window within reach, with a port of its own; as an event on the window, the document and our node; over channels;
 * and to the extension itself where the browser lets it. Gives how often it spoke, and how often to the extension itself.
 */
export async function shout({ texts, channels, id }: Words): Promise<{ said: number; direct: number }> {
  let said = 0;
  let direct = 0;
  const node = document.querySelector('keyline-panel');
  const runtime = globalThis.chrome?.runtime;
  const open = channels.map((name) => new BroadcastChannel(name));
  const windows = new Set([window, top, parent, opener, window.stolen.contentWindow, ...Array.from(frames)]);
  const keep = (answer: unknown) => void window.heard.push(`answer ${JSON.stringify(answer)}`);
  for (const [at, text] of texts.entries()) {
    const message = JSON.parse(text);
    for (const target of windows) {
      if (!target) continue;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => keep(data);
      target.postMessage(message, '*', [port2]);
      said++;
    }
    for (const channel of open) channel.postMessage(message);
    for (const target of [window, document, node])
      target?.dispatchEvent(
        new CustomEvent(`${message?.type ?? 'keyline'}`, { detail: message, bubbles: true }),
      );
    said += open.length + 3;
    if (runtime?.sendMessage) {
      runtime.sendMessage(id, message, keep);
      const port = runtime.connect(id, { name: 'keyline-store' });
      port.onMessage.addListener(keep);
      port.postMessage(message);
      direct += 2;
    }
    // What was said is heard before more is.
    if (at % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  for (const kind of ['pointerdown', 'pointerup', 'click'])
    node?.dispatchEvent(new MouseEvent(kind, { bubbles: true, detail: 1, clientX: 1430, clientY: 370 }));
  for (const key of ['Escape', 'ArrowLeft', 'Enter'])
    node?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  for (const channel of open) channel.close();
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { said: said + 6 + direct, direct };
}
