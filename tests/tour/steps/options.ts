/** The options: looks and language, a snapshot, the self-check, the sites. */

import { languages } from '@/lib/platform/language';
import { t } from '@/lib/platform/strings';
import { textOf } from '../screens/panel-screen';
import { exactly } from '../see';
import type { Stage } from '../stage';
import type { Step } from '../step';

async function goTo({ front }: Stage, page: string): Promise<void> {
  await front
    .getByRole('navigation', { name: t('optionsTitle') })
    .getByRole('link', { name: page, exact: true })
    .click();
  await front.getByRole('heading', { level: 1, name: page, exact: true }).waitFor();
}

export const optionSteps: Step[] = [
  {
    id: 'appearance',
    in: 'options',
    says: 'Options: dark at a click, in English, and back to what the system says',
    needs: ['sample'],
    async run(stage, see) {
      const page = await stage.openOwn('options', 'options.html');
      await goTo(stage, t('optionsAppearance'));
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const pick = (name: string) => page.getByRole('radio', { name, exact: true }).click();
      await pick(t('optionsThemeDark'));
      await see('dark', ground, /^rgb\((\d|[1-4]\d), (\d|[1-4]\d), (\d|[1-4]\d)\)$/);
      const language = page.getByRole('combobox', { name: t('optionsLanguage') });
      await language.selectOption('en');
      await see('language', () => language.locator('option:checked').innerText(), languages.en);
      await see('page', () => page.evaluate(() => document.documentElement.lang), 'en');
      await pick(t('optionsThemeLight'));
      await see('light', ground, 'rgb(255, 255, 255)');
      await pick(t('optionsThemeSystem'));
      await see('chosen', () => textOf(page.getByRole('radio', { checked: true })), t('optionsThemeSystem'));
    },
  },
  {
    id: 'snapshot',
    in: 'options',
    says: 'The data page: a snapshot taken now stands first in the list',
    needs: ['appearance'],
    async run(stage, see) {
      const { front } = stage;
      await goTo(stage, t('optionsData'));
      await front.getByRole('button', { name: t('optionsSnapshotNow') }).click();
      await see('toast', () => textOf(front.locator('.toast > span').first()), t('optionsSnapshotTaken'));
      await see('first', () => textOf(front.locator('.snapshots > li').first()), /\d+ kB/);
      await front.locator('.snapshots').scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'health',
    in: 'options',
    says: 'Health: store and worker answer, and the own domains are allowed',
    needs: ['appearance', 'own-domain'],
    async run(stage, see) {
      const { front } = stage;
      await goTo(stage, t('optionsHealth'));
      const value = (label: string) =>
        textOf(
          front
            .locator('.health > div')
            .filter({ has: front.getByText(label, { exact: true }) })
            .locator('dd'),
        );
      await see('store', () => value(t('optionsHealthStore')), t('optionsHealthOk'));
      await see(
        'worker',
        () => value(t('optionsHealthWorker')),
        RegExp(`^${exactly(t('optionsHealthAnswers', '')).split('  ')[0]}`),
      );
      await see('bad', () => front.locator('.health-bad').count(), 0);
      await see(
        'errors',
        () => textOf(front.locator('.options-main')),
        RegExp(exactly(t('optionsHealthNone'))),
      );
    },
  },
  {
    id: 'sites',
    in: 'options',
    says: 'Sites: all of them allowed, the own domains too; Linear’s launcher switched off and on again',
    needs: ['health'],
    async run(stage, see) {
      const { front } = stage;
      await goTo(stage, t('optionsSites'));
      const own = () => front.locator('.own-site .own-site-name > bdi').allInnerTexts();
      await see('own domains', own, ['jira.example.test/jira', 'work.example.test']);
      await see('allowed', () => front.locator('.access').allInnerTexts(), [
        ...Array.from({ length: 4 }, () => t('optionsAllowed')),
      ]);
      await front.getByRole('switch', { name: /^Linear/ }).click();
      await see('launcher off', () => front.getByRole('switch', { name: /^Linear/ }).isChecked(), false);
      await front.getByRole('switch', { name: /^Linear/ }).click();
      await see('launcher on', () => front.getByRole('switch', { name: /^Linear/ }).isChecked(), true);
    },
  },
];
