import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { addTexts, resetTexts, t } from '@/lib/platform/strings';
import { startSandbox } from '../../sandbox/server';
import { isSoak } from '../../support/counts';
import { builtExtension } from '../../support/extension';
import { startTeamServer } from '../../support/team-server';
import { Person } from '../team/person';
import { englishAmong, textsOn } from './english';
import { misfits } from './layout';
import { mirrored } from './mirror';
import { pseudoBuild } from './pseudo-build';
import { speak } from './stage';

/** Options → Team of a workspace that is shared, as the other screens are looked at. Only in full: each takes a server. */
const plan = { workspace: 'Acme OKRs', objective: 'Calmer support', keyResults: ['In a day 40 → 80 %'] };
const widths = [380, 1280];
/** What a person or the browser named, in the language of that moment. */
const written = [plan.workspace, 'Chrome on Linux'];

vi.setConfig({ testTimeout: 400_000 });
afterAll(resetTexts);

describe.runIf(isSoak)('a team’s options fit, and speak one language', () => {
  it.each([{ as: 'long' }, { as: 'rtl' }, { as: null }] as const)('$as', async ({ as }) => {
    const built = await pseudoBuild(builtExtension, as ? { de: as } : {});
    resetTexts();
    addTexts(built.texts.en);
    const sandbox = await startSandbox();
    const server = await startTeamServer();
    const lena = await Person.arrives('Lena', sandbox, built);
    const faults = new Set<string>();
    const look = async (page: Page) => {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const found = await misfits(page);
        if (as === 'rtl') found.push(...(await mirrored(page)).faults);
        if (as === null)
          found.push(...englishAmong(await textsOn(page), built.texts.en, built.texts.de, written));
        for (const each of found) faults.add(`${width}: ${each}`);
      }
    };
    try {
      const english = await lena.leads(server.origin, server.firstInvite, plan);
      await english.close();
      await speak(lena.browser, { name: as ?? 'German', slot: 'de', texts: built.texts.de });
      const options = await lena.options();
      await options.getByRole('row', { name: 'Lena' }).first().waitFor();
      await look(options);
      await options.getByRole('button', { name: t('optionsTeamInvite') }).click();
      await options.getByLabel(t('optionsTeamLink'), { exact: true }).waitFor();
      await look(options);
      await options.getByRole('button', { name: t('optionsTeamDisconnect') }).click();
      await options.locator('.team-confirm').waitFor();
      await look(options);
      expect([...faults]).toEqual([]);
    } finally {
      await lena.leaves();
      await server.close();
      await sandbox.close();
      await built.remove();
    }
  });
});
