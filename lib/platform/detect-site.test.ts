import { expect, test, vi } from 'vitest';
import { detectSite } from './detect-site';

const address = { origin: 'https://jira.example.test', paths: ['/jira', ''] };
const info = (deploymentType: string) =>
  new Response(JSON.stringify({ baseUrl: 'https://jira.example.test', deploymentType }), {
    headers: { 'content-type': 'application/json' },
  });
const page = (text: string, status = 200) =>
  new Response(text, { status, headers: { 'content-type': 'text/html' } });
const noPages = async () => [];
const marks = { cloudId: '5e0c', baseUrl: null, contextPath: '', application: 'JIRA', isAui: false };

test('asks under each path until a Jira answers, and no further', async () => {
  const fetch = vi.fn(async (url: unknown) => (`${url}`.includes('/jira/') ? page('', 404) : info('Server')));
  const readPages = vi.fn(noPages);
  expect(await detectSite({ ...address, paths: ['/jira', '', '/x'] }, { fetch, readPages })).toMatchObject({
    is: 'jira',
    platform: 'jira-dc',
    path: '',
  });
  expect(fetch.mock.calls.map(([url]) => url)).toEqual([
    'https://jira.example.test/jira/rest/api/2/serverInfo',
    'https://jira.example.test/rest/api/2/serverInfo',
  ]);
  expect(readPages).not.toHaveBeenCalled();
});

test('no answer once is no answer: the other paths are not asked', async () => {
  const fetch = vi.fn(async () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await detectSite(address, { fetch, readPages: noPages })).toEqual({ is: 'unreachable' });
  // The second question is whether it sends its visitors elsewhere.
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('sent on to another site: it wants us to sign in', async () => {
  const fetch = vi.fn(async (_: unknown, init?: RequestInit) => {
    if (init?.redirect !== 'manual') throw new TypeError('Failed to fetch');
    return { type: 'opaqueredirect' } as Response;
  });
  expect(await detectSite(address, { fetch, readPages: noPages })).toEqual({ is: 'sign-in' });
});

test('what the answers do not say, an open page does', async () => {
  const fetch = async () => page('<input type=password>');
  expect(await detectSite(address, { fetch, readPages: async () => [null, 'x', {}, marks] })).toMatchObject({
    is: 'jira',
    platform: 'jira-cloud',
  });
  const readPages = async () => Promise.reject(new Error('no tab'));
  expect(await detectSite(address, { fetch, readPages })).toEqual({ is: 'sign-in' });
});

test('of two megabytes only the start is fetched', async () => {
  let sent = 0;
  const cancelled = vi.fn();
  const body = new ReadableStream({
    pull(stream) {
      sent += 50_000;
      stream.enqueue(new TextEncoder().encode('x'.repeat(50_000)));
    },
    cancel: cancelled,
  });
  const fetch = vi.fn(async () => new Response(body, { headers: { 'content-type': 'application/json' } }));
  expect(await detectSite({ ...address, paths: [''] }, { fetch, readPages: noPages })).toEqual({
    is: 'no-jira',
  });
  expect(sent).toBeLessThan(300_000);
  expect(cancelled).toHaveBeenCalled();
});

test('ends when it is told to', async () => {
  const stop = new AbortController();
  const fetch = vi.fn(async () => {
    stop.abort();
    return page('', 404);
  });
  const readPages = vi.fn(noPages);
  await detectSite(address, { fetch, readPages, signal: stop.signal });
  expect(fetch).toHaveBeenCalledTimes(1);
  expect(readPages).not.toHaveBeenCalled();
});
