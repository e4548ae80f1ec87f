import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { count, isSoak } from '../../support/counts';
import { figure } from '../../support/figures';
import { payloads } from './payloads';
import { seedTitles } from './seed-titles';
import { openTitleStage, type TitleStage, tour, visit } from './title-tour';

/** Texts that want to be script, in everything that has a text, on every screen. */
const titles = payloads(count(60, 1000), 1);
const batch = 60;
const own = ['dashboard.html', 'options.html', 'popup.html', 'panel.html'];

let stage: TitleStage;

beforeAll(async () => {
  stage = await openTitleStage();
});
afterAll(async () => {
  await stage?.close();
});

it('are text on every screen', { timeout: isSoak ? 900_000 : 120_000 }, async () => {
  let screens = 0;
  for (let first = 0; first < titles.length; first += batch) {
    const some = titles.slice(first, first + batch);
    await visit(stage, 'options.html');
    const [one] = await stage.page.evaluate(seedTitles, { titles: some, first });
    if (one) screens += await tour(stage, one, some[0] ?? '');
  }
  figure('hostile titles', {
    titles: titles.length,
    'screens that showed one': screens,
    executions: stage.alarms.executions.length,
    violations: stage.alarms.violations.length,
  });
  expect(screens).toBeGreaterThan(4);
  expect(stage.alarms).toEqual({ executions: [], violations: [] });
});

it('in a file that is looked through before it is imported', async () => {
  await visit(stage, 'options.html#/data');
  const [title = ''] = titles;
  const file = { name: `${title.replace(/[^<>=() a-z]/gi, '')}.json`, mimeType: 'application/json' };
  for (const text of [title, JSON.stringify({ keyline: title, title }), `{"a":"${title}`]) {
    await stage.page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ ...file, buffer: Buffer.from(text) });
    await stage.page.waitForTimeout(200);
  }
  expect(stage.alarms).toEqual({ executions: [], violations: [] });
});

describe('what would be seen', () => {
  it.each(own)('%s lets no text become markup', async (address) => {
    await visit(stage, address);
    const before = stage.alarms.violations.length;
    const thrown = await stage.page.evaluate(() => {
      try {
        document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=pwned()>');
        return null;
      } catch (error) {
        return `${error}`;
      }
    });
    expect(thrown).toContain('TrustedHTML');
    await expect.poll(() => stage.alarms.violations.length).toBeGreaterThan(before);
    expect(stage.alarms.executions).toEqual([]);
  });

  it('a sink in a page without that policy runs, and is heard', async () => {
    await stage.page.goto(`${stage.sandbox.origin}/browse/WEB-7`);
    await stage.page.evaluate(() => {
      const box = document.createElement('div');
      box.innerHTML = '<img src="data:,x" onerror="pwned()">';
      document.body.append(box);
    });
    await expect
      .poll(
        () =>
          stage.alarms.executions.length +
          stage.alarms.violations.filter((each) => each.includes('script-src')).length,
      )
      .toBeGreaterThan(0);
  });
});
