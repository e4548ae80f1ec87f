import { writeFileSync } from 'node:fs';
import type { Worker } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { anchorWords } from '@/components/options/health/rows';
import { type AnchorKind, hostAnchors } from '@/lib/hosts/anchors';
import { t } from '@/lib/platform/strings';
import { isSoak } from '../../support/counts';
import { figure } from '../../support/figures';
import { hostStage } from '../hosts/host-stage';
import { linkEveryThird } from '../pages/every-third';
import { type HostId, hostIds } from './addresses';
import { costOf, type Look, lookAt, overhear, takeAway } from './look';
import { type Cost, losses, quickLosses } from './losses';

/** One anchor of a host's pages at a time is taken away: what that costs, and that it costs no more. */
const stage = hostStage({ own: ({ dc }) => [dc] });
let worker: Worker;

beforeAll(async () => {
  const { browser, sandbox } = stage;
  await linkEveryThird(browser);
  worker = await browser.worker();
  await overhear(worker);
  // Dark, where the browser is light.
  await browser.context.addCookies(
    [sandbox.origin, sandbox.linear].map((at) => ({
      name: 'sandbox.theme',
      value: 'dark',
      url: new URL(at).origin,
    })),
  );
});

const pagesOf = (host: HostId): Readonly<Record<'ticket' | 'list', string>> => {
  const { origin, dc, linear } = stage.sandbox;
  if (host === 'jira-cloud')
    return { ticket: `${origin}/browse/WEB-142`, list: `${origin}/jira/software/projects/WEB/boards/2` };
  if (host === 'jira-dc')
    return {
      ticket: `${dc}/browse/WEB-142`,
      list: `${dc}/secure/RapidBoard.jspa?rapidView=1&projectKey=WEB`,
    };
  return { ticket: `${linear}/issue/ENG-142`, list: `${linear}/team/ENG/active` };
};

/** Of the pages as they are, once for each. */
const whole = new Map<string, Look>();
async function lookWhole(url: string): Promise<Look> {
  const known = whole.get(url) ?? (await lookOnce(url));
  whole.set(url, known);
  return known;
}

async function lookOnce(url: string, lost?: string): Promise<Look> {
  const page = await stage.browser.context.newPage();
  try {
    if (lost) await takeAway(page, lost);
    return await lookAt(page, worker, url);
  } finally {
    await page.close();
  }
}

async function costs(host: HostId, kind: AnchorKind): Promise<Cost[]> {
  const anchor = hostAnchors[host]?.find((each) => each.kind === kind);
  if (!anchor) throw new Error(`${host} has no ${kind}`);
  const { ticket, list } = pagesOf(host);
  const isOn = (url: string, isTicket: boolean) =>
    anchor.on instanceof RegExp ? anchor.on.test(url) : anchor.on === 'every' || isTicket;
  const paid: Cost[] = [];
  for (const [url, isTicket] of [
    [ticket, true],
    [list, false],
  ] as const) {
    if (!isOn(new URL(url).pathname + new URL(url).search, isTicket)) continue;
    paid.push(...costOf(isTicket, await lookWhole(url), await lookOnce(url, anchor.selector)));
  }
  return [...new Set(paid)];
}

const all = hostIds.flatMap((host) => (hostAnchors[host] ?? []).map(({ kind }) => [host, kind] as const));

it('every anchor has its price in the table', () => {
  for (const [host, kind] of all) expect(losses[host][kind], `${host} ${kind}`).toBeDefined();
  expect(Object.values(losses).flatMap(Object.keys)).toHaveLength(all.length);
});

it('a lost anchor costs no more than the table says', { timeout: 900_000 }, async () => {
  const rows: string[] = [];
  const dearer: string[] = [];
  for (const [host, kind] of isSoak ? all : quickLosses) {
    const paid = await costs(host, kind);
    const expected = losses[host][kind] ?? [];
    figure(`host drift: ${host} without ${kind}`, { costs: paid.join(' and ') || 'nothing' });
    rows.push(`| ${host} | ${t(anchorWords[kind]).replace(/ \(.*/, '')} | ${paid.join(', ') || 'nothing'} |`);
    if (paid.some((cost) => !expected.includes(cost)))
      dearer.push(
        `${host} ${kind}: ${paid.join(', ') || 'nothing'}; the table says ${expected.join(', ') || 'nothing'}`,
      );
  }
  if (isSoak) writeFileSync('docs/host-drift.md', documentOf(rows));
  expect(dearer).toEqual([]);
});

it('finds a loss that costs more: a page whose script reads its title from the heading alone', async () => {
  const { ticket } = pagesOf('jira-cloud');
  const had = await lookWhole(ticket);
  const less: Look = { ...had, context: { ...had.context, title: null } };
  expect(costOf(true, had, less)).toEqual(['no title']);
  expect(costOf(true, had, had)).toEqual([]);
});

const documentOf = (rows: readonly string[]) => `# When a host changes its pages

Which ticket a page is of is told by its address alone. What the page sides of the hosts read beyond that is garnish. Here
each piece of it was taken away by itself, from the stand-ins' pages, and what the extension then made of the page was
compared with before; \`npm run soak -- --only host-drift\` does that and writes this page. On the same run every
class, id, \`data-*\` and aria attribute is another, and elements stand in another order and within new boxes: on every form
of a ticket's address the panel opens, links and checks in, and every link that is left has its chip.

Options → Health looks at an open page of each host and names the pieces that it lacks.

| host | without its | costs |
|---|---|---|
${rows.join('\n')}
`;
