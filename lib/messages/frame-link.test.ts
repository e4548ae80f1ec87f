import { afterEach, describe, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { type FrameTicket, frameKey, type PageContext } from './frame';
import { connectFrame, type FrameParts } from './frame-link';

const context: PageContext = {
  ticket: { host: 'jira-cloud', site: 'acme.atlassian.net', key: 'WEB-142' },
  url: 'https://acme.atlassian.net/browse/WEB-142',
  hostId: null,
  title: '<img src=x onerror=alert(1)>',
  person: null,
  theme: 'dark',
};
const ticket: FrameTicket = { context, intent: 'link', at: 1000 };
const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

function frame(hash: string, framed = true) {
  const events = new EventTarget();
  const parent = {};
  const self = {};
  const channel = new MessageChannel();
  channels.push(channel);
  const window = {
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    location: { hash },
    self,
    parent,
    top: framed ? parent : self,
  } as unknown as FrameParts['window'];
  const say = (data: unknown, source: unknown = parent, ports: unknown[] = [channel.port2]) =>
    events.dispatchEvent(Object.assign(new Event('message'), { data, source, ports }));
  return { window, say, page: channel.port1 };
}
const storage = browser.storage.local;
const connect = (window: FrameParts['window'], now = 2000) =>
  connectFrame({ window, storage, now: () => now, pause: async () => {} });
const next = (port: MessagePort) =>
  new Promise((resolve) => {
    port.onmessage = ({ data }) => resolve(data);
  });

test('a tab of its own is no frame', async () => {
  expect(await connect(frame('', false).window)).toBeNull();
});

describe('refuses', () => {
  test.each([
    ['no nonce', '', ticket, 2000],
    ['a nonce nobody gave', '#other', ticket, 2000],
    ['an entry of more than a minute ago', '#n1', ticket, 61_001],
    ['an entry that is none', '#n1', { context }, 2000],
  ])('%s', async (_, hash, stored, now) => {
    await storage.set({ [frameKey('n1')]: stored });
    expect(await connect(frame(hash).window, now)).toBe('refused');
  });

  test('a nonce used before', async () => {
    await storage.set({ [frameKey('n1')]: ticket });
    expect(await connect(frame('#n1').window)).not.toBe('refused');
    expect(await connect(frame('#n1').window)).toBe('refused');
    expect(await storage.get(frameKey('n1'))).toEqual({});
  });
});

test('waits for an entry that is still being written', async () => {
  const { window } = frame('#late');
  let paused = 0;
  const pause = async () => {
    if (++paused === 3) await storage.set({ [frameKey('late')]: ticket });
  };
  expect(await connectFrame({ window, storage, now: () => 2000, pause })).toMatchObject({ intent: 'link' });
});

test('gives context and intent, and speaks over the port once it is there', async () => {
  await storage.set({ [frameKey('n1')]: ticket });
  const { window, say, page } = frame('#n1');
  const link = await connect(window);
  if (link === null || link === 'refused') throw new Error('not linked');
  expect(link).toMatchObject({ context, intent: 'link' });
  link.send({ type: 'ready' });
  const heard = next(page);
  say({ nonce: 'n1' });
  expect(await heard).toEqual({ type: 'ready' });

  const contexts = vi.fn();
  const intents = vi.fn();
  const { signal } = new AbortController();
  link.onContext(contexts, signal);
  link.onIntent(intents, signal);
  page.postMessage({ type: 'bogus' });
  page.postMessage({ type: 'context', context: { ...context, theme: 'pink' } });
  page.postMessage({ type: 'context', context: { ...context, ticket: null } });
  page.postMessage({ type: 'intent', intent: 'check-in' });
  await vi.waitFor(() => expect(intents).toHaveBeenCalledWith('check-in'));
  expect(contexts.mock.calls).toEqual([[{ ...context, ticket: null }]]);
});

test('a port from another window, or without the nonce, is not taken', async () => {
  await storage.set({ [frameKey('n1')]: ticket });
  const { window, say, page } = frame('#n1');
  const link = await connect(window);
  if (link === null || link === 'refused') throw new Error('not linked');
  const heard = vi.fn();
  page.onmessage = heard;
  say({ nonce: 'n1' }, {});
  say({ nonce: 'n2' });
  say(null);
  link.send({ type: 'ready' });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(heard).not.toHaveBeenCalled();
});

test('an intent given before anybody listens is what the screen opens with', async () => {
  await storage.set({ [frameKey('n1')]: { ...ticket, intent: 'open' } });
  const { window, say, page } = frame('#n1');
  const link = await connect(window);
  if (link === null || link === 'refused') throw new Error('not linked');
  say({ nonce: 'n1' });
  page.postMessage({ type: 'intent', intent: 'check-in' });
  await vi.waitFor(() => expect(link.intent).toBe('check-in'));
});
