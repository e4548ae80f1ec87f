import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostListings, hostPages, parseTicketUrl } from '.';
import type { HostExamples } from './types';

const files = import.meta.glob<{ examples: HostExamples }>('./*/examples.ts', { eager: true });
const examples = Object.entries(files).map(([path, file]) => ({ id: path.split('/')[1], ...file.examples }));

const claims = (address: string) =>
  hostPages.flatMap((host) => {
    const ticket = host.parseTicket(new URL(address));
    return ticket ? [ticket] : [];
  });

it('every host has examples and a listing', () => {
  expect(hostListings.map(({ id }) => id)).toEqual(hostPages.map(({ id }) => id));
  expect(examples.map(({ id }) => id).sort()).toEqual(hostPages.map(({ id }) => id).sort());
});

describe.each(examples)('$id', ({ id, tickets, others }) => {
  it.each(tickets)('%s is %s, and of no other host', (address, key) => {
    const site = new URL(address).host;
    expect(claims(address)).toEqual([{ host: id, site: expect.stringContaining(site), key }]);
  });

  it.each(others)('%s is no ticket of it', (address) => {
    expect(claims(address).filter(({ host }) => host === id)).toEqual([]);
  });

  it.each(tickets)('the ticket of %s has an address of its own that leads back to it', (address) => {
    const ticket = parseTicketUrl(address);
    const host = hostPages.find((page) => page.id === id);
    expect(ticket && host && parseTicketUrl(host.ticketUrl(ticket))).toEqual(ticket);
  });

  it('its pages are in its match patterns', () => {
    const patterns = hostListings.find((page) => page.id === id)?.matches ?? [];
    for (const [address] of tickets) expect(patterns.some((pattern) => fits(pattern, address))).toBe(true);
  });
});

/** As the browser reads `https://*.site/*`. */
function fits(pattern: string, address: string): boolean {
  const [, host = ''] = /^https:\/\/([^/]+)\/\*$/.exec(pattern) ?? [];
  const { protocol, hostname } = new URL(address);
  return (
    protocol === 'https:' &&
    (host.startsWith('*.') ? `.${hostname}`.endsWith(host.slice(1)) : hostname === host)
  );
}

describe('any address', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'browse',
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
        const ticket = parseTicketUrl(text);
        if (ticket) expect(ticket.key).toMatch(/^[A-Z][A-Z0-9_]{0,254}-[1-9][0-9]{0,11}$/);
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
