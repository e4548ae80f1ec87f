import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ticketRefSchema } from '../okr/kinds/ticket';
import { hostListings, hostOf, hostPages, parseTicketUrl } from '.';
import { isOf, matchOf } from './own-site';
import type { HostExamples } from './types';

const files = import.meta.glob<{ examples: HostExamples }>('./*/examples.ts', { eager: true });
const examples = Object.entries(files).map(([path, file]) => ({
  id: `${path.split('/')[1]}`,
  ...file.examples,
}));
/** As one person may have added them all. */
const own = examples.flatMap((host) => host.own ?? []);

/** What each host would make of an address, were it asked alone. */
const claims = (address: string) =>
  hostPages.flatMap((page) => {
    const url = new URL(address);
    const isHome = hostListings.find(({ id }) => id === page.id)?.isHome(url);
    const isOwn = own.some((site) => site.platform === page.id && isOf(site, url));
    const ticket = isHome || isOwn ? page.parseTicket(url) : null;
    return ticket ? [ticket] : [];
  });

it('every host has examples and a listing', () => {
  expect(hostListings.map(({ id }) => id)).toEqual(hostPages.map(({ id }) => id));
  expect(examples.map(({ id }) => id).sort()).toEqual(hostPages.map(({ id }) => id).sort());
});

describe.each(examples)('$id', ({ id, tickets: given, others }) => {
  const tickets = given.map(([address, key, site]) => [address, key, site ?? new URL(address).host] as const);

  it.each(tickets)('%s is %s, and of no other host', (address, key, site) => {
    expect(claims(address)).toEqual([{ host: id, site, key }]);
    expect(parseTicketUrl(address, own)).toEqual({ host: id, site, key });
  });

  it.each(others)('%s is no ticket of it', (address) => {
    expect(claims(address).filter(({ host }) => host === id)).toEqual([]);
  });

  it.each(tickets)('the ticket of %s has an address of its own that leads back to it', (address) => {
    const ticket = parseTicketUrl(address, own);
    const host = hostOf(address, own);
    const back = ticket && host?.ticketUrl(ticket, new URL(address).protocol);
    expect(back && parseTicketUrl(back, own)).toEqual(ticket);
  });

  it('its pages are in its match patterns, or in those of a domain somebody has added', () => {
    const patterns = hostListings.find((page) => page.id === id)?.matches ?? [];
    for (const [address] of tickets) {
      const isOwn = own.some((site) => isOf(site, new URL(address)) && fits(matchOf(site), address));
      expect(isOwn || patterns.some((pattern) => fits(pattern, address))).toBe(true);
    }
  });
});

/** As the browser reads `https://*.site/path/*`. */
function fits(pattern: string, address: string): boolean {
  const [, scheme, host = '', path = ''] = /^(https?:)\/\/([^/]+)(\/.*)\*$/.exec(pattern) ?? [];
  const { protocol, hostname, pathname } = new URL(address);
  return (
    protocol === scheme &&
    (host.startsWith('*.') ? `.${hostname}`.endsWith(host.slice(1)) : hostname === host) &&
    pathname.startsWith(path)
  );
}

describe('any address', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'browse',
      'issue',
      'notification',
      'secure',
      'RapidBoard.jspa',
      'acme',
      'jira',
      'issues',
      'projects',
      'software',
      'c',
      'boards',
      'queues',
      'WEB-1',
      'web-0',
    ),
    fc.string({ unit: 'binary' }),
  );
  const address = fc
    .tuple(
      fc.constantFrom(
        'https://acme.atlassian.net',
        'https://acme.atlassian.net:8443',
        'https://evil.example',
        'https://linear.app',
        'https://jira.example.test',
        'http://tickets.example.test:8080',
        'data:',
      ),
      fc.array(part, { maxLength: 8 }),
      fc.option(fc.string({ unit: 'binary' })),
    )
    .map(
      ([origin, path, selected]) =>
        `${origin}/${path.join('/')}${selected === null ? '' : `?selectedIssue=${encodeURIComponent(selected.toWellFormed())}`}`,
    );

  it('never throws, and gives a key of safe form or none', () => {
    fc.assert(
      fc.property(fc.oneof(address, fc.webUrl({ withQueryParameters: true }), fc.string()), (text) => {
        const ticket = parseTicketUrl(text, own);
        if (ticket) {
          expect(ticket.key).toMatch(/^[A-Z0-9_]{1,255}-[1-9][0-9]{0,11}$/);
          expect(ticketRefSchema.safeParse(ticket).success).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('a key in any case, at any form, comes out in upper case', () => {
    const key = fc
      .tuple(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,20}$/), fc.integer({ min: 1, max: 999_999 }))
      .map(([project, number]) => `${project}-${number}`);
    const form = fc.constantFrom(
      '/browse/',
      '/issues/',
      '/jira/software/c/projects/X/boards/1?selectedIssue=',
    );
    fc.assert(
      fc.property(key, form, (text, path) => {
        const ticket = parseTicketUrl(`https://acme.atlassian.net${path}${text}`);
        expect(ticket?.key).toBe(text.toUpperCase());
      }),
    );
  });
});
