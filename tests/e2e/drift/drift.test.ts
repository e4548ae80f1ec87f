import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { launchWithExtension } from '../../support/browser';
import { count, isSoak } from '../../support/counts';
import { figure } from '../../support/figures';
import { hostStage } from '../hosts/host-stage';
import { linkEveryThird } from '../pages/every-third';
import { openPanel } from '../pages/panel';
import { hostIds, listAddresses, scrambled, ticketAddresses } from './addresses';
import { chipFaults } from './chips-check';
import { doJob } from './job';
import { mutantOf } from './mutant';

/**
 * Hosts that have changed: in their pages every class, id, data and aria attribute is another, elements stand in another
 * order and within new boxes. What a person comes for must go on; what is lost must be told.
 */
const stage = hostStage({ own: ({ dc }) => [dc] });
/** `npm test` has one such page of each; a soak several. */
const seeds = Array.from({ length: count(1, 6) }, (_, at) => at + 1);
const anyTicket = { 'jira-cloud': 'WEB-142', 'jira-dc': 'WEB-142', linear: 'ENG-142' } as const;

describe.each(hostIds)('%s, rebuilt', (host) => {
  it('a ticket is linked and checked in on every form of its address', { timeout: 600_000 }, async () => {
    const { page, browser, sandbox } = stage;
    const [first] = ticketAddresses(host, sandbox, 1);
    await page.goto(`${first?.url}`);
    await openPanel(page, browser.extensionId);
    const began = performance.now();
    let done = 0;
    for (const seed of seeds) {
      // `npm test` takes every second form: each costs a load of page and panel.
      const all = ticketAddresses(host, sandbox, seed).filter((_, at) => isSoak || at % 2 === 0);
      // With other seeds the tickets are linked already.
      for (const [at, address] of all.entries()) {
        const key = address.key.replace(/\d+$/, (number) => String(Number(number) + (seed - 1) * all.length));
        await doJob(page, browser.extensionId, { key, url: address.url.replaceAll(address.key, key) });
        done = at + 1 + (seed - 1) * all.length;
      }
    }
    figure(`host drift: ${host}, link and check-in`, {
      addresses: done,
      'page errors': stage.errors.length,
      seconds: Math.round((performance.now() - began) / 1000),
    });
    expect(done).toBeGreaterThan(4);
    expect(stage.errors).toEqual([]);
  });

  it('the self-check names what is missing, and nothing in a page as it was', async () => {
    const { page, sandbox } = stage;
    const base = { 'jira-cloud': sandbox.origin, 'jira-dc': sandbox.dc, linear: sandbox.linear }[host];
    const path = host === 'linear' ? `/issue/${anyTicket[host]}` : `/browse/${anyTicket[host]}`;
    const name = { 'jira-cloud': 'Jira Cloud', 'jira-dc': 'Jira Data Center', linear: 'Linear' }[host];
    const label = t('optionsHealthPage', name);
    await page.goto(base + path);
    await page.waitForLoadState('load');
    expect(await healthOf(label)).toBe(t('optionsHealthPageWhole'));
    await page.goto(scrambled(base + path, 1));
    const text = await healthOf(label);
    const expected = {
      'jira-cloud': [
        'optionsAnchorHeading',
        'optionsAnchorCrumb',
        'optionsAnchorAsides',
        'optionsAnchorTheme',
      ],
      'jira-dc': ['optionsAnchorHeading', 'optionsAnchorIdentity', 'optionsAnchorAsides'],
      linear: ['optionsAnchorHeading', 'optionsAnchorIdentity', 'optionsAnchorRoom'],
    } as const;
    expect(text).toBe(t('optionsHealthPageMissing', expected[host].map((key) => t(key)).join('; ')));
  });
});

/** What the options page says in that line, once it says it. */
async function healthOf(label: string): Promise<string> {
  const { context, extensionUrl } = stage.browser;
  const options = await context.newPage();
  try {
    await options.goto(extensionUrl('options.html#/health'));
    const row = options.locator('.health > div').filter({ has: options.getByText(label, { exact: true }) });
    await row.waitFor();
    return ((await row.locator('dd').textContent()) ?? '').trim();
  } finally {
    await options.close();
  }
}

describe('chips', () => {
  beforeAll(() => linkEveryThird(stage.browser));

  it.each(hostIds)(
    '%s: stand by every link to a linked ticket that is left',
    { timeout: 300_000 },
    async (host) => {
      let pages = 0;
      const wrong: string[] = [];
      for (const seed of seeds) {
        for (const address of listAddresses(host, stage.sandbox)) {
          await stage.page.goto(scrambled(address, seed));
          const faults = await settled(stage.page);
          pages++;
          wrong.push(...faults.map((fault) => `${new URL(address).pathname} ${seed}: ${fault}`));
        }
      }
      figure(`host drift: ${host}, chips`, { 'lists and boards': pages, faults: wrong.length });
      expect(wrong).toEqual([]);
      expect(stage.errors).toEqual([]);
    },
  );
});

/** The faults that are still there when the page has come to rest. */
async function settled(page: Page, timeout = 8000): Promise<string[]> {
  const end = Date.now() + timeout;
  for (;;) {
    const faults = await chipFaults(page);
    if (faults.length === 0 || Date.now() > end) return faults;
    await page.waitForTimeout(100);
  }
}

it('finds a script that goes by a class name', async () => {
  const mutant = await mutantOf('jira-cloud', ['a[href*="/browse/"]', 'a.key[href*="/browse/"]']);
  const browser = await launchWithExtension({ extension: mutant.dir, port: stage.sandbox.port });
  try {
    await linkEveryThird(browser);
    const page = await browser.context.newPage();
    const [backlog = ''] = listAddresses('jira-cloud', stage.sandbox);
    await page.goto(backlog);
    expect(await settled(page)).toEqual([]);
    await page.goto(scrambled(backlog, 1));
    expect(await settled(page, 2500)).toContainEqual(expect.stringMatching(/has none/));
  } finally {
    await browser.close();
    await mutant.remove();
  }
});
