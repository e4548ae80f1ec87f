/** The stand-in Jira as a person uses it. */
import type { Locator, Page } from 'playwright-core';
import { eventually } from './closed-shadow';
import { takeHostEvents } from './host-events';

const MODAL = 'issue.views.issue-details.issue-modal.modal-dialog';

export type BoardView = 'backlog' | 'board' | 'new-board' | 'list';

export class JiraPage {
  constructor(
    readonly page: Page,
    /** `https://acme.atlassian.net`. */
    readonly origin: string,
    /** Key of the site's project. */
    readonly project = 'WEB',
  ) {}

  /** Opens an address of the site and waits until React owns the page; a saved page only loads. */
  async open(path: string): Promise<void> {
    await this.page.goto(this.origin + path);
    await this.hydrated();
  }

  async hydrated(): Promise<void> {
    await this.page.waitForFunction(
      () => !document.getElementById('sandbox-state') || window.__hydrated === true,
      undefined,
      { timeout: 10_000 },
    );
  }

  pathOf(view: BoardView): string {
    return {
      backlog: `/jira/software/c/projects/${this.project}/boards/1/backlog`,
      board: `/jira/software/c/projects/${this.project}/boards/1`,
      'new-board': `/jira/software/projects/${this.project}/boards/2`,
      list: `/jira/core/projects/${this.project}/list`,
    }[view];
  }

  openIssue = (key: string) => this.open(`/browse/${key}`);
  openBacklog = () => this.open(this.pathOf('backlog'));
  openBoard = () => this.open(this.pathOf('board'));
  openNewBoard = () => this.open(this.pathOf('new-board'));
  openList = () => this.open(this.pathOf('list'));

  /** Changes the project's tab by click: no page load. */
  async goTo(tab: 'Backlog' | 'Board' | 'Team board' | 'List' | 'All work'): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Project' })
      .getByRole('link', { name: tab, exact: true })
      .click();
  }

  /** A row, card or table line by its ticket's key. */
  row(key: string): Locator {
    const link = this.page.locator(`a[href="/browse/${key}"]`);
    return this.page
      .locator(
        '.backlog-card, .card, tr, [data-testid="board.content.cell.card"], [data-testid="native-issue-table.ui.issue-row"]',
      )
      .filter({ has: link })
      .first();
  }

  /** Keys of the backlog's rows that exist now, top to bottom. */
  async rowKeys(): Promise<string[]> {
    return this.page
      .locator('.virtual-row a.key')
      .evaluateAll((links) => links.map((link) => link.textContent ?? ''));
  }

  /** Scrolls the backlog by wheel, as a person does, until the row is in view. */
  async scrollToRow(key: string): Promise<Locator> {
    const scroller = this.page.getByTestId('software-backlog.backlog-content.scrollable');
    const row = this.page.locator(`.backlog-card:has(a.key[href="/browse/${key}"])`);
    const painted = () =>
      this.page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
    await scroller.hover();
    if (!(await row.isVisible())) await scroller.evaluate((element) => element.scrollTo(0, 0));
    return eventually(
      `row of ${key}`,
      async () => {
        await painted();
        if (await row.isVisible()) {
          await row.scrollIntoViewIfNeeded();
          return row;
        }
        await this.page.mouse.wheel(0, 700);
        return null;
      },
      60_000,
    );
  }

  /** Opens an issue over the board or backlog it is on. */
  async openFromRow(key: string): Promise<void> {
    await this.row(key).click({ position: { x: 40, y: 12 } });
    await this.page.waitForFunction((wanted) => location.search.includes(`selectedIssue=${wanted}`), key);
  }

  get modal(): Locator {
    return this.page.getByTestId(MODAL);
  }

  get previewPanel(): Locator {
    return this.page.getByTestId('preview-panels.preview-panel');
  }

  get commentField(): Locator {
    return this.page.getByTestId('sandbox.comment').last();
  }

  toPanel = () => this.page.getByTestId('sandbox.to-panel').click();
  toModal = () => this.page.getByTestId('sandbox.to-modal').click();
  switchTheme = () => this.page.getByTestId('sandbox.theme-switch').click();
  openNativeDialog = () => this.page.getByTestId('sandbox.share').click();

  theme(): Promise<string | undefined> {
    return this.page.evaluate(() => document.documentElement.dataset.colorMode);
  }

  /** What the host's own listeners saw since the last call. */
  hostEvents = () => takeHostEvents(this.page);

  /** How often the server's markup was thrown away; must be 0, extension or not. */
  recoverable(): Promise<{ count: number; messages: string[] }> {
    return this.page.evaluate(() => ({
      count: window.__recoverable,
      messages: window.__recoverableMessages,
    }));
  }
}
