/** The dashboard as a person reads and uses it. */
import type { Locator, Page } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import { textOf } from './panel-screen';

/** A row of the tree-table as it stands on the screen. */
export interface SeenRow {
  title: string;
  /** 1 = the top. */
  level: number;
  percent: string;
  status: string | null;
}

export class DashboardScreen {
  constructor(readonly page: Page) {}

  heading = (): Promise<string> => textOf(this.page.getByRole('heading', { level: 1 }));

  goTo = (view: string): Promise<void> =>
    this.page
      .getByRole('navigation', { name: t('dashNav') })
      .getByRole('link', { name: view, exact: true })
      .click();

  /** Top to bottom, of those that are drawn. */
  rows = (): Promise<SeenRow[]> =>
    this.page.locator('.tree-row[data-record]').evaluateAll((rows) =>
      rows
        .map((row) => ({
          at: Number(row.getAttribute('aria-rowindex')),
          title: row.querySelector('.tree-title')?.textContent?.trim() ?? '',
          level: Number(row.getAttribute('aria-level')),
          percent: row.querySelector('.tree-percent')?.textContent?.trim() ?? '',
          status: row.querySelector('.tree-status [data-shape]')?.getAttribute('data-shape') ?? null,
        }))
        .sort((a, b) => a.at - b.at)
        .map(({ at: _, ...seen }) => seen),
    );

  rowOf = async (title: string): Promise<SeenRow | null> =>
    (await this.rows()).find((row) => row.title === title) ?? null;

  /** Those of the rows that are named, in the order in which they stand. */
  orderOf = async (...titles: string[]): Promise<string[]> =>
    (await this.rows()).map(({ title }) => title).filter((title) => titles.includes(title));

  /** Title of the row that has the focus or holds it. */
  focused = (): Promise<string | null> =>
    this.page.evaluate(
      () =>
        document.activeElement?.closest('.tree-row')?.querySelector('.tree-title')?.textContent?.trim() ??
        null,
    );

  /** What is being written in the table. */
  draft = (): Locator => this.page.locator('.tree-draft input');

  toast = async (): Promise<string> => {
    const toast = this.page.locator('.toast > span').first();
    return (await toast.count()) > 0 ? textOf(toast) : '';
  };

  undo = (): Promise<void> =>
    this.page
      .locator('.toast')
      .getByRole('button', { name: t('undo'), exact: true })
      .click();

  /** Takes the short message away, where there is one. */
  async closeToast(): Promise<void> {
    const close = this.page.locator('.toast').getByRole('button', { name: t('close'), exact: true });
    if ((await close.count()) === 0) return;
    // It may go by itself meanwhile.
    await close.click({ timeout: 2000 }).catch(() => close.waitFor({ state: 'detached' }));
  }

  /** The record beside the view. */
  pane = (): Locator => this.page.locator('.dash-pane');

  paneTitle = (): Promise<string> => textOf(this.pane().locator('h2.detail-title'));

  press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await this.page.keyboard.press(key);
  };
}
