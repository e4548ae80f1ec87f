import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { serve } from '@/lib/store/remote/serve';
import { count } from '@/tests/support/counts';
import { figure } from '@/tests/support/figures';
import { anyMessage, content, hostPage, odd, page, self, senders } from '@/tests/support/hostile-messages';
import { type FrameTicket, frameKey } from './frame';
import { connectFrame, type FrameParts } from './frame-link';
import { type Handlers, receive, type Sender, senderKind } from './receive';
import { toWorker } from './runtime';

/** Messages of every make from every kind of sender, at every receiver: none does what its sender may not ask for. */
const messages = count(3000, 100_000);

const anySender = fc.constantFrom(...senders);

type Receive = typeof receive;

/** Sends them all; gives what was done that may not be, in words. */
function storm(receiver: Receive, runs: number): string[] {
  const wrongs: string[] = [];
  let calls: string[] = [];
  const did = (name: string) => async () => {
    calls.push(name);
    return { ok: true } as never;
  };
  const handlers = Object.fromEntries(
    Object.keys(toWorker).map((name) => [name, did(name)]),
  ) as unknown as Handlers;
  const check = fc.property(anyMessage, anySender, (message, [name, sender, kind]) => {
    calls = [];
    const answer = receiver(message, sender, self, handlers);
    const own = (message as { site?: unknown; host?: unknown } | null) ?? {};
    for (const call of calls) {
      const may = toWorker[call as keyof typeof toWorker].from === kind;
      const isOwn = call !== 'readChips' || (own.site === 'acme.atlassian.net' && own.host === 'jira-cloud');
      if (!may || !isOwn) wrongs.push(`${call} for ${name}`);
    }
    if (kind === null && answer !== null) wrongs.push(`an answer for ${name}`);
    if (calls.length === 0 && answer !== null) wrongs.push(`an answer of nobody for ${name}`);
  });
  fc.assert(check, { numRuns: runs, seed: 5 });
  return [...new Set(wrongs)];
}

describe('the worker', () => {
  test('does nothing for who may not ask', () => {
    const runs = Math.round(messages * 0.7);
    const wrongs = storm(receive, runs);
    figure('messages to the worker', {
      messages: runs,
      senders: senders.length,
      'privileged effects': wrongs.length,
    });
    expect(wrongs).toEqual([]);
  });

  test.each(senders)('knows %s', (_, sender, kind) => expect(senderKind(sender, self)).toBe(kind));

  test('finds a receiver that asks nobody who they are', () => {
    const unasked: Receive = (message, _, own, handlers) => {
      const type = (message as { type?: keyof typeof toWorker } | null)?.type;
      const from = typeof type === 'string' && Object.hasOwn(toWorker, type) ? toWorker[type].from : 'page';
      return receive(message, from === 'page' ? page : content, own, handlers);
    };
    expect(storm(unasked, 500)).toContain('changed for another extension');
  });

  test('finds a receiver that does not ask whose tickets are read', () => {
    const open: Receive = (message, sender, own, handlers) => {
      const { type } = (message ?? {}) as { type?: unknown };
      return type === 'readChips' && senderKind(sender, own) === 'content'
        ? handlers.readChips(message as never, sender)
        : receive(message, sender, own, handlers);
    };
    expect(storm(open, 500)).toContain('readChips for our content script');
  });
});

/** Opens ports to the store's worker; gives how often something was read or run. */
async function knock(origins: readonly Sender[], runs: number): Promise<number> {
  vi.useFakeTimers();
  let touched = 0;
  const touch = async () => {
    touched++;
    throw new Error('touched');
  };
  const check = fc.property(
    fc.constantFrom(...origins),
    anyMessage,
    fc.constantFrom('keyline-store', '', 'keyline-stores'),
    fc.boolean(),
    (sender, message, name, isFirst) => {
      const hears: ((heard: unknown) => void)[] = [];
      serve(
        {
          name,
          sender,
          postMessage: () => {},
          disconnect: () => {},
          onMessage: { addListener: (listener) => hears.push(listener) },
          onDisconnect: { addListener: () => {} },
        },
        { self, store: touch, handlers: {} as never, committed: touch, logError: () => {} },
      );
      for (const hear of hears) {
        if (isFirst) hear(message);
        hear({ call: 'run', args: { command: 'undo', args: {} } });
        hear({ call: 'read', args: { query: 'boot', args: {} } });
      }
    },
  );
  fc.assert(check, { numRuns: runs, seed: 5 });
  await vi.advanceTimersByTimeAsync(1);
  return touched;
}

describe('the store’s port', () => {
  const strangers = senders.filter(([, , kind]) => kind !== 'page').map(([, sender]) => sender);

  afterEach(() => void vi.useRealTimers());

  test('is closed to all but our own pages', async () => {
    const runs = Math.round(messages * 0.15);
    const touched = await knock(strangers, runs);
    figure('messages to the store’s port', { messages: runs, 'privileged effects': touched });
    expect(touched).toBe(0);
  });

  test('would be seen to be open', async () => {
    expect(await knock([page], 50)).toBeGreaterThan(0);
  });
});

describe('the frame', () => {
  const ticket: FrameTicket = {
    context: { ticket: null, url: hostPage, hostId: null, title: null, person: null, theme: 'dark' },
    intent: 'open',
    at: 1000,
  };

  /** A frame with a good nonce, and how to speak to it as its page does. */
  async function framed() {
    const events = new EventTarget();
    const parent = {};
    const { port1, port2 } = new MessageChannel();
    const window = {
      addEventListener: events.addEventListener.bind(events),
      removeEventListener: events.removeEventListener.bind(events),
      location: { hash: '#good' },
      self: {},
      parent,
      top: parent,
    } as unknown as FrameParts['window'];
    await browser.storage.local.set({ [frameKey('good')]: ticket });
    const link = await connectFrame({
      window,
      storage: browser.storage.local,
      now: () => 1000,
      pause: async () => {},
    });
    if (link === null || link === 'refused') throw new Error('not linked');
    const stop = new AbortController();
    const told = vi.fn();
    link.onContext(told, stop.signal);
    link.onIntent(told, stop.signal);
    const say = (data: unknown, source: unknown, ports: unknown[]) =>
      events.dispatchEvent(Object.assign(new Event('message'), { data, source, ports }));
    return { link, told, say, parent, port1, port2 };
  }

  test('takes no port without its nonce, and from its page nothing that is no context or intent', async () => {
    const runs = Math.round(messages * 0.15);
    const { link, told, say, parent, port1, port2 } = await framed();
    const thief = vi.fn();
    const stolen = {
      postMessage: thief,
      set onmessage(_: unknown) {
        thief();
      },
    };
    link.send({ type: 'ready' });
    const guess = fc.oneof(
      anyMessage,
      fc.record({ nonce: fc.oneof(fc.string(), fc.constantFrom('goo', 'good ', 'GOOD', null)) }),
    );
    fc.assert(
      fc.property(guess, fc.boolean(), (message, isParent) => {
        say(message, isParent ? parent : {}, [stolen]);
        say({ nonce: 'good' }, {}, [stolen]);
      }),
      { numRuns: runs, seed: 5 },
    );
    await Promise.resolve();
    expect(thief).not.toHaveBeenCalled();

    say({ nonce: 'good' }, parent, [port2]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const sent = fc.sample(
      fc.oneof(
        anyMessage,
        fc.record({ type: fc.constantFrom('context', 'intent', 'run'), context: odd, intent: odd }),
      ),
      { numRuns: Math.min(runs, 5000), seed: 5 },
    );
    for (const message of sent)
      try {
        port1.postMessage(message);
      } catch {
        // Cannot be sent: neither can a page send it.
      }
    port1.postMessage({ type: 'intent', intent: 'check-in' });
    await vi.waitFor(() => expect(told).toHaveBeenCalledWith('check-in'), 10_000);
    figure('messages to the frame', {
      messages: runs + sent.length,
      'privileged effects': told.mock.calls.length - 1,
    });
    expect(told).toHaveBeenCalledTimes(1);
    // Taken once: whoever comes later is not heard.
    say({ nonce: 'good' }, parent, [stolen]);
    expect(thief).not.toHaveBeenCalled();
    port1.close();
    port2.close();
  });

  test('a nonce that is good twice is found', async () => {
    const storage = { get: () => browser.storage.local.get(frameKey('good')), remove: async () => {} };
    const window = {
      addEventListener: () => {},
      removeEventListener: () => {},
      location: { hash: '#good' },
      self: {},
      parent: {},
      top: {},
    } as unknown as FrameParts['window'];
    const enter = (kept: FrameParts['storage']) =>
      connectFrame({ window, storage: kept, now: () => 1000, pause: async () => {} });
    await browser.storage.local.set({ [frameKey('good')]: ticket });
    await enter(storage);
    expect(await enter(storage)).not.toBe('refused');
    await enter(browser.storage.local);
    expect(await enter(browser.storage.local)).toBe('refused');
  });
});
