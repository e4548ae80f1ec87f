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
import { costOf, type Look, lookAt, overhear, takeAway, takenAway } from './look';
import { type Cost, losses, quickLosses } from './losses';

/** One anchor of a host's pages at a time is taken away: what that costs. */
const stage = hostStage({ own: ({ dc }) => [dc] });
let worker: Worker;

beforeAll(async () => {
  const { browser, sandbox } = stage;
  // What a description links to must be linked too, or a chip beside it could not come.
  await linkEveryThird(browser, 1);
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
async function lookWhole(url: string, isTicket: boolean): Promise<Look> {
  const known = whole.get(url) ?? (await lookOnce(url, isTicket ? 0 : 1));
  whole.set(url, known);
  // Without them there would be nothing to lose.
  expect(known.context.ticket !== null, `${url}: is of a ticket`).toBe(isTicket);
  expect(known.chips.length > 0, `${url}: has chips`).toBe(!isTicket);
  return known;
}

async function lookOnce(url: string, chips: number, lost?: string): Promise<Look> {
  const page = await stage.browser.context.newPage();
  try {
    if (lost) await takeAway(page, lost);
    const look = await lookAt(page, worker, url, chips);
    if (lost) {
      const { taken, left } = await takenAway(page, lost);
      expect(taken, `${lost}: was on ${url}`).toBeGreaterThan(0);
      expect(left, `${lost}: is still on ${url}`).toBe(0);
    }
    return look;
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
    const had = await lookWhole(url, isTicket);
    paid.push(...costOf(isTicket, had, await lookOnce(url, had.chips.length, anchor.selector)));
  }
  return [...new Set(paid)];
}

const all = hostIds.flatMap((host) => (hostAnchors[host] ?? []).map(({ kind }) => [host, kind] as const));

it('every anchor has its price in the table', () => {
  for (const [host, kind] of all) expect(losses[host][kind], `${host} ${kind}`).toBeDefined();
  expect(Object.values(losses).flatMap(Object.keys)).toHaveLength(all.length);
});

it('a lost anchor costs what the table says', { timeout: 900_000 }, async () => {
  const rows: string[] = [];
  const others: string[] = [];
  for (const [host, kind] of isSoak ? all : quickLosses) {
    const paid = await costs(host, kind);
    const expected = losses[host][kind] ?? [];
    figure(`host drift: ${host} without ${kind}`, { costs: paid.join(' and ') || 'nothing' });
    rows.push(
      `| ${hostNames[host]} | ${t(anchorWords[kind]).replace(/ \(.*/, '')} | ${paid.join(', ') || 'nothing'} |`,
    );
    if (paid.toSorted().join() !== expected.toSorted().join())
      others.push(
        `${host} ${kind}: ${paid.join(', ') || 'nothing'}; the table says ${expected.join(', ') || 'nothing'}`,
      );
  }
  expect(others).toEqual([]);
  if (isSoak) writeFileSync('docs/host-drift.md', documentOf(rows));
});

it('finds a loss that costs more: a page whose script reads its title from the heading alone', async () => {
  const { ticket } = pagesOf('jira-cloud');
  const had = await lookWhole(ticket, true);
  const less: Look = { ...had, context: { ...had.context, title: null } };
  expect(costOf(true, had, less)).toEqual(['no title']);
  expect(costOf(true, had, had)).toEqual([]);
});

const hostNames: Readonly<Record<HostId, string>> = {
  'jira-cloud': 'Jira Cloud',
  'jira-dc': 'Jira Data Center',
  linear: 'Linear',
};

const documentOf = (rows: readonly string[]) => `# When a host changes its pages

A ticket is known by its address alone. Whatever else the extension reads in a host's page makes things nicer and may be
missing. \`npm run soak -- --only host-drift\` takes each such piece away by itself, from the pages of the stand-ins,
compares what the extension makes of a ticket's page and of a list with what it made of them before, and writes this
table. "Nothing" means that there is a second way, which was then taken.

| host | what its pages no longer have | what that costs |
|---|---|---|
${rows.join('\n')}

On the same run every class, id, \`data-*\` and aria attribute of the pages is another, and elements stand in another order
and within new boxes. On every form of a ticket's address the panel still opens, links and checks in, and every link
that is left has its chip.

Options → Health looks at an open page of each host and names the pieces that it lacks.

## What these figures are not

- They are of stand-ins. Their pages have the names and the structure that were found in the hosts' own, no more.
- Without "root of the page" the stand-in of Linear loses the layout of its list too, so its chips stand in other rows;
  with the panel open the page still makes room.
- "Descriptions and comments" of Linear are known by the editor's name, which also holds the lasting id.

## What a host can notice

\`tests/e2e/host-events\` compares events, nodes, layout and print with and without the extension. A chip takes room
along its row, which the host's layout shows; nothing moves up or down.

One thing gets through: presses and keys on the edge that makes the panel wider reach listeners which the host has put
on \`window\`, for the way down, before the extension's script was there. Listeners of one target are called in the
order in which they were put on, so a script that starts when the page is idle cannot come before them. What is done
inside the panel does not get through at all: it is in a frame of its own.
`;
