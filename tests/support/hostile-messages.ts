/** What hostile senders send, and who they say they are. */
import fc from 'fast-check';
import type { Self, Sender } from '../../lib/messages/receive';

export const self: Self = {
  id: 'keyline',
  origin: 'chrome-extension://keyline',
  hostAt: (url) => (/^https:\/\/[a-z]+\.atlassian\.net\//.test(url) ? 'jira-cloud' : null),
};
export const hostPage = 'https://acme.atlassian.net/browse/WEB-1';
export const content = {
  id: 'keyline',
  url: hostPage,
  origin: 'https://acme.atlassian.net',
  frameId: 0,
  tab: { id: 1 },
};
export const page = { id: 'keyline', origin: self.origin, url: `${self.origin}/popup.html` };

/** Who may send, and as what; null = nobody of ours. */
export const senders: readonly [name: string, sender: Sender, kind: 'content' | 'page' | null][] = [
  ['our content script', content, 'content'],
  ['our content script, of a browser that tells no origin', { ...content, origin: undefined }, 'content'],
  ['our popup', page, 'page'],
  [
    'our frame in a host page',
    { ...page, url: `${self.origin}/panel.html`, frameId: 3, tab: { id: 1 } },
    'page',
  ],
  ['our page, without an origin', { id: 'keyline', url: `${self.origin}/options.html` }, 'page'],
  ['nothing', {}, null],
  ['no id', { ...page, id: undefined }, null],
  ['an empty id', { ...page, id: '' }, null],
  [
    'another extension',
    { id: 'other', origin: 'chrome-extension://other', url: 'chrome-extension://other/a' },
    null,
  ],
  ['another extension that claims our page', { ...page, id: 'other' }, null],
  [
    'a web page let in by a manifest that lets nobody in',
    { url: hostPage, origin: 'https://acme.atlassian.net', frameId: 0, tab: { id: 1 } },
    null,
  ],
  [
    'our id at a web page’s origin',
    { ...page, origin: 'https://evil.example', url: 'https://evil.example/' },
    null,
  ],
  ['a content script of ours in a frame', { ...content, frameId: 2 }, null],
  ['a content script of ours in no tab', { ...content, tab: undefined }, null],
  [
    'a content script at an address that is no host',
    { ...content, url: 'https://evil.example/browse/WEB-1', origin: 'https://evil.example' },
    null,
  ],
  ['a content script without an address', { ...content, url: undefined, origin: undefined }, null],
  ['an address that is none', { ...content, url: 'chrome-extension:keyline', origin: undefined }, null],
  [
    'an origin like ours',
    { ...page, origin: 'chrome-extension://keyline.evil.example', url: 'https://evil.example/' },
    null,
  ],
  ['an origin of null', { ...page, origin: 'null', url: `${self.origin}/panel.html` }, null],
  [
    'our address within another',
    { id: 'keyline', url: `https://evil.example/#${self.origin}/popup.html` },
    null,
  ],
];
const valid = fc.oneof(
  fc.record({
    type: fc.constant('readChips'),
    host: fc.constantFrom('jira-cloud', 'jira-dc', 'linear'),
    site: fc.constantFrom('acme.atlassian.net', 'other.atlassian.net', 'linear.app/acme'),
    keys: fc.array(fc.string({ maxLength: 12 }), { maxLength: 5 }),
  }),
  fc.record({ type: fc.constant('changed'), revision: fc.nat() }),
  fc.record({ type: fc.constant('syncNow') }, {}),
  fc.record({ type: fc.constant('syncNow'), moved: fc.boolean() }),
  fc.constantFrom({ type: 'carryOutWish' }, { type: 'readStyles' }),
);
export const odd = fc.oneof(
  fc.anything(),
  fc.constantFrom('__proto__', 'constructor', '', -0, Number.NaN, 1e308, 'x'.repeat(400)),
);
/** A good message with a field changed, one too many or one too few. */
const mutated = fc
  .tuple(
    valid,
    fc.constantFrom('type', 'host', 'site', 'keys', 'revision', 'moved', 'extra', '__proto__'),
    odd,
    fc.boolean(),
  )
  .map(([message, key, value, isGone]) => {
    const changed: Record<string, unknown> = { ...message };
    if (isGone) delete changed[key];
    else Object.defineProperty(changed, key, { value, enumerable: true, configurable: true });
    return changed;
  });
/** What receivers of ours take, each from its own sender: a page is none of them. */
const wanted = fc.constantFrom<object>(
  { type: 'readChips', host: 'jira-cloud', site: 'acme.atlassian.net', keys: ['WEB-142'] },
  { type: 'command', intent: 'link', url: hostPage },
  { type: 'command', intent: 'open' },
  { type: 'intent', intent: 'check-in' },
  { type: 'close' },
  { type: 'hide-launcher' },
  { call: 'run', args: { command: 'undo', args: {} } },
  { call: 'startAnew', args: { typed: 'erase' } },
  { call: 'read', args: { query: 'exportFile', args: { team: false } } },
  { revision: 1e9 },
);
export const anyMessage = fc.oneof(
  { weight: 3, arbitrary: valid },
  { weight: 4, arbitrary: mutated },
  { weight: 1, arbitrary: fc.anything() },
  { weight: 1, arbitrary: fc.jsonValue() },
);

/** What a page may say, among it what would be taken if another said it. */
export const pageMessage = fc.oneof({ weight: 1, arbitrary: wanted }, { weight: 3, arbitrary: anyMessage });

/** Nearly what the worker tells a content script, and never that. */
export const nearlyCommand = fc.oneof(
  anyMessage,
  fc.record(
    {
      type: fc.constantFrom<unknown>('command', 'command ', 'Command', ['command'], 'chipschanged'),
      intent: fc.oneof(odd, fc.constantFrom<unknown>('Open', 'close', 'opens', ['open'], { open: 1 }, null)),
      url: fc.oneof(odd, fc.constantFrom<unknown>(hostPage, { toString: 1 }, [{ toString: 1 }])),
    },
    { requiredKeys: ['type'] },
  ),
);

/** So many, the same for the same seed, as JSON carries them over a message channel of the extension. */
export const asJson = (messages: fc.Arbitrary<unknown>, numRuns: number, seed: number): string[] =>
  fc.sample(messages, { numRuns, seed }).map((message) => JSON.stringify(message) ?? 'null');
