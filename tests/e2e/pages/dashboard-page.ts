/** The dashboard as a person reads and uses it. */
import type { Locator, Page } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import type { Browser } from '../../support/browser';

export class DashboardPage {
  constructor(readonly page: Page) {}

  /** In a tab of its own, at a view or a record: `#/objectives`. */
  static async open(browser: Browser, hash = '#/objectives', patience = 10_000): Promise<DashboardPage> {
    const page = await browser.context.newPage();
    page.setDefaultTimeout(patience);
    await page.goto(browser.extensionUrl(`dashboard.html${hash}`));
    const dashboard = new DashboardPage(page);
    await dashboard.heading.waitFor();
    return dashboard;
  }

  get heading(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  get table(): Locator {
    return this.page.getByRole('treegrid');
  }

  /** The record beside the view. */
  get pane(): Locator {
    return this.page.locator('aside.detail');
  }

  /** Goes to another view or record without a new load. */
  async go(hash: string): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = to;
    }, hash);
  }

  hash = (): Promise<string> => this.page.evaluate(() => location.hash);

  /** A row by its title, whole. */
  row(title: string): Locator {
    return this.table
      .getByRole('row')
      .filter({ has: this.page.getByRole('link', { name: title, exact: true }) });
  }

  /** Titles of the rows that are drawn, top to bottom, each behind two spaces per level below the first. */
  async tree(): Promise<string[]> {
    return this.table.locator('.tree-row:has(.tree-title)').evaluateAll((rows) =>
      rows
        .sort((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
        .map((row) => {
          const indent = '  '.repeat(Number(row.getAttribute('aria-level')) - 1);
          return indent + (row.querySelector('.tree-title')?.textContent?.trim() ?? '');
        }),
    );
  }

  /** Title of the row that holds the focus; null = none does. */
  focusedRow = (): Promise<string | null> =>
    this.page.evaluate(
      () =>
        document.activeElement?.closest('.tree-row')?.querySelector('.tree-title')?.textContent?.trim() ??
        null,
    );

  /** Opens a row's record in the pane, by its link, and gives the pane. */
  async openRow(title: string): Promise<Locator> {
    await this.row(title).getByRole('link').click();
    await this.pane.getByRole('heading', { level: 2, name: title }).waitFor();
    return this.pane;
  }

  async openMenuOf(title: string): Promise<void> {
    const row = this.row(title);
    await row.hover();
    await row.getByRole('button', { name: t('moreOf', title.slice(0, 100)) }).click();
    await this.page.getByRole('menu').waitFor();
  }

  choose = (entry: string): Promise<void> => this.page.getByRole('menuitem', { name: entry }).first().click();

  /** An entry of the pane's menu. */
  async chooseInPane(entry: string): Promise<void> {
    await this.pane.getByRole('button', { name: t('dashActions') }).click();
    await this.choose(entry);
  }

  /** The field of a record that is written in its row. */
  newField = (kind: 'objective' | 'keyResult'): Locator =>
    this.table.getByRole('textbox', {
      name: kind === 'objective' ? t('dashNewObjective') : t('newKeyResult'),
      exact: true,
    });

  toast = (): Locator => this.page.locator('.toast');
}
