import { afterAll, beforeAll, expect, it } from 'vitest';
import { t } from '@/lib/platform/strings';
import { count } from '../../support/counts';
import { exportOf } from '../../support/damage-profile';
import { figure } from '../../support/figures';
import { payloads } from './payloads';
import { seedTitles, type Titled } from './seed-titles';
import { openTitleStage, type TitleStage, tour, visit } from './title-tour';

/** Texts that want to be script, in a file that is valid in all else: restored by Options → Data, looked at everywhere. */
const titles = payloads(count(60, 200), 5000);

let stage: TitleStage;
let made: Titled[];

beforeAll(async () => {
  stage = await openTitleStage();
  await visit(stage, 'options.html');
  made = await stage.page.evaluate(seedTitles, { titles: titles.map(planted), first: 0 });
}, 300_000);
afterAll(async () => {
  await stage?.close();
});

/** What stands in the store before, and in the file gives place to a title, as long as its field may be. */
const planted = (_: string, at: number) => `planted-${at}-`;
const longest: Record<string, number> = { unit: 12, name: 200 };

/** The store's own export with the titles in it, as a hostile or careless colleague would hand it over. */
async function hostileFile(): Promise<{ text: string; places: number }> {
  let places = 0;
  const text = (await exportOf(stage.browser)).replace(
    /"(\w+)":"planted-(\d+)-?"/g,
    (_, field: string, at: string) => {
      places++;
      return `"${field}":${JSON.stringify(titles[Number(at)]?.slice(0, longest[field]))}`;
    },
  );
  return { text, places };
}

it('are text on every screen, and in the report before it', async () => {
  const { text, places } = await hostileFile();
  await visit(stage, 'options.html#/data');
  const name = `${titles[0]?.replace(/[^<>=() a-z]/gi, '')}.json`;
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
  await stage.page.getByLabel(t('optionsChooseFile')).and(stage.page.locator('input')).setInputFiles(file);
  await stage.page.getByRole('button', { name: t('optionsRestoreButton') }).click();
  await stage.page.getByText(t('optionsRestored', name)).waitFor();
  expect(
    JSON.parse(await exportOf(stage.browser)).objectives.map(({ title }: { title: string }) => title),
  ).toEqual(expect.arrayContaining(titles));
  let screens = 0;
  for (const [at, one] of made.entries())
    if (at % 60 === 0) screens += await tour(stage, one, titles[at] ?? '');
  figure('hostile titles in a file', {
    titles: titles.length,
    places,
    'screens that showed one': screens,
    executions: stage.alarms.executions.length,
    violations: stage.alarms.violations.length,
  });
  expect(screens).toBeGreaterThan(4);
  expect(stage.alarms).toEqual({ executions: [], violations: [] });
});
