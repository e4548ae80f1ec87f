import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Handlers, receive, type Self, type Sender, senderKind } from './receive';

const self: Self = {
  id: 'keyline',
  origin: 'chrome-extension://keyline',
  hostAt: (url) => {
    if (/^https:\/\/[a-z]+\.atlassian\.net\//.test(url)) return 'jira-cloud';
    return url.startsWith('https://jira.example.test/jira/') ? 'jira-dc' : null;
  },
};
const content: Sender = {
  id: 'keyline',
  url: 'https://acme.atlassian.net/browse/WEB-1',
  frameId: 0,
  tab: { id: 1 },
};
const page: Sender = {
  id: 'keyline',
  origin: self.origin,
  url: `${self.origin}/panel.html`,
  tab: { id: 1 },
  frameId: 4,
};
const readChips = { type: 'readChips', host: 'jira-cloud', site: 'acme.atlassian.net', keys: ['WEB-1'] };

describe('senderKind', () => {
  it.each<[string, Sender, ReturnType<typeof senderKind>]>([
    ['our content script', content, 'content'],
    ['our frame in a host page', page, 'page'],
    ['our page without an origin', { id: 'keyline', url: `${self.origin}/popup.html` }, 'page'],
    ['another extension', { ...content, id: 'other' }, null],
    ['no id', { ...content, id: undefined }, null],
    ['a content script below the top frame', { ...content, frameId: 3 }, null],
    ['a page that is no host of ours', { ...content, url: 'https://evil.example/browse/WEB-1' }, null],
    [
      'a look-alike origin',
      { ...page, origin: 'chrome-extension://keyline.evil', url: 'https://evil.example/' },
      null,
    ],
    ['no address', { id: 'keyline' }, null],
  ])('%s', (_, sender, kind) => expect(senderKind(sender, self)).toBe(kind));
});

describe('receive', () => {
  const handlers = (): Handlers => ({
    readChips: vi.fn(async () => ({ chips: {} })),
    changed: vi.fn(async () => ({ ok: true })),
    carryOutWish: vi.fn(async () => ({ ok: true })),
    syncNow: vi.fn(async () => ({ ok: true })),
  });

  it('passes a good message on', async () => {
    const h = handlers();
    await expect(receive(readChips, content, self, h)).resolves.toEqual({ chips: {} });
    await expect(receive({ type: 'changed', revision: 3 }, page, self, h)).resolves.toEqual({ ok: true });
  });

  it('an own domain asks for its own, with its context path', async () => {
    const sender = { ...content, url: 'https://jira.example.test/jira/browse/WEB-1' };
    const message = { ...readChips, host: 'jira-dc', site: 'jira.example.test/jira' };
    await expect(receive(message, sender, self, handlers())).resolves.toEqual({ chips: {} });
  });

  it.each<[string, unknown, Sender]>([
    ['chips of another host at the same address', { ...readChips, host: 'jira-dc' }, content],
    [
      'a Cloud site’s chips from an own domain',
      { ...readChips, host: 'jira-cloud', site: 'jira.example.test' },
      { ...content, url: 'https://jira.example.test/jira/browse/WEB-1' },
    ],
    [
      'a page beside an own domain’s path',
      readChips,
      { ...content, url: 'https://jira.example.test/wiki/x' },
    ],
    ['a sync asked for by a content script', { type: 'syncNow' }, content],
    ['a wish told by a content script', { type: 'carryOutWish' }, content],
    ['chips of another site', { ...readChips, site: 'other.atlassian.net' }, content],
    ['chips asked by a page', readChips, page],
    ['a change told by a content script', { type: 'changed', revision: 3 }, content],
    ['no type', { keys: [] }, content],
    ['an inherited name', { type: 'toString' }, content],
    ['too many keys', { ...readChips, keys: Array(501).fill('WEB-1') }, content],
    ['null', null, content],
  ])('refuses %s', (_, message, sender) => {
    const h = handlers();
    expect(receive(message, sender, self, h)).toBeNull();
    expect(h.readChips).not.toHaveBeenCalled();
    expect(h.changed).not.toHaveBeenCalled();
  });

  it('refuses whatever a stranger sends', () => {
    const h = handlers();
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.constant(readChips)), fc.string(), (message, id) => {
        expect(receive(message, { ...content, id: `x${id}` }, self, h)).toBeNull();
      }),
    );
  });

  it('never throws and never reaches a handler with what no schema passed', () => {
    const h = handlers();
    fc.assert(
      fc.property(
        fc.record({
          type: fc.constantFrom('readChips', 'changed', 'carryOutWish', 'syncNow'),
          keys: fc.anything(),
        }),
        (message) => {
          receive(message, content, self, h);
          expect(h.readChips).not.toHaveBeenCalled();
        },
      ),
    );
  });
});
