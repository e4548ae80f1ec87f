import browser from 'webextension-polyfill';
import type { Result } from '../api';
import { refuse } from '../failure';
import { refusalOf } from '../guard';
import { type CallName, type Calls, type Port, portName, type Reply, type Step } from './calls';

export interface CallOptions {
  onStep?: (step: Step) => void;
  connect?: () => Port;
}

const connectWorker = (): Port => browser.runtime.connect({ name: portName }) as unknown as Port;

/**
 * Asks the worker, on a port of its own: a worker that sleeps is woken by it, one that dies meanwhile ends the port.
 * Nothing is kept between calls, so there is nothing to build up again.
 */
export async function callWorker<K extends CallName>(
  call: K,
  args: Calls[K]['args'],
  { onStep, connect = connectWorker }: CallOptions = {},
): Promise<Result<Calls[K]['value']>> {
  const refused = await refusalOf(call);
  if (refused) return refused;
  return new Promise((resolve) => {
    const lost = () => resolve({ ok: false, error: refuse('aborted', lostMessage).failure });
    let port: Port;
    try {
      port = connect();
    } catch {
      // The extension was reloaded under this page.
      lost();
      return;
    }
    port.onDisconnect.addListener(lost);
    port.onMessage.addListener((message) => {
      const reply = message as Reply<K>;
      if ('step' in reply) {
        onStep?.(reply.step);
        return;
      }
      resolve(reply.answer);
      port.disconnect();
    });
    try {
      port.postMessage({ call, args });
    } catch {
      port.disconnect();
      resolve({ ok: false, error: refuse('invalid', 'failTooLarge').failure });
    }
  });
}

const lostMessage = 'failAnswerLost';

/** The worker died before it could answer: it may have done what it was asked, or not. */
export const isLost = (result: Result<unknown>): boolean =>
  !result.ok && result.error.message === lostMessage;
