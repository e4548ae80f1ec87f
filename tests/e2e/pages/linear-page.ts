/** The stand-in Linear as a person uses it. Its class names change with every build: only its own data tell. */
import type { Locator, Page } from 'playwright-core';
import { eventually } from './closed-shadow';
import { takeHostEvents, untilDrawn } from './host-events';

export type TeamPart = 'all' | 'active' | 'backlog' | 'board' | 'triage' | 'cycles';

export class LinearPage {
  constructor(
    readonly page: Page,
    /** With the workspace: `https://linear.app/acme`. */
    readonly base: string,
    /** Key of the first team. */
    readonly team = 'ENG',
  ) {}

  /** Opens an address below the workspace and waits until the page is drawn. */
  async open(path: string): Promise<void> {
    await this.page.goto(this.base + path);
    await untilDrawn(this.page);
  }

  /** By its identifier; the app adds the slug to the address. */
  async openIssue(identifier: string): Promise<void> {
    await this.open(`/issue/${identifier}`);
    await this.issueView.waitFor();
  }
  openTeam = (part: TeamPart = 'active') => this.open(`/team/${this.team}/${part}`);
  openBoard = () => this.openTeam('board');
  openView = () => this.open('/view/performance-4f2c9a1b7e3d');
  openMine = () => this.open('/my-issues/assigned');
  openInbox = () => this.open('/inbox');
  openSearch = (text: string) => this.open(`/search?q=${encodeURIComponent(text)}`);

  /** A row of a list. */
  row(identifier: string): Locator {
    return this.link(identifier, 'a[data-list-key]');
  }

  card(identifier: string): Locator {
    return this.link(identifier, 'a[data-board-item="true"]');
  }

  notification(identifier: string): Locator {
    return this.link(identifier, 'a[data-notification-id]');
  }

  private link(identifier: string, kind: string): Locator {
    const path = `/issue/${identifier}`;
    return this.page.locator(`${kind}[href$="${path}"], ${kind}[href*="${path}/"]`);
  }

  /** Identifiers of the rows that exist now, top to bottom. */
  rowIds(): Promise<string[]> {
    return this.page
      .locator('a[data-list-key] [data-column-id="issueId"]')
      .evaluateAll((cells) => cells.map((cell) => cell.textContent ?? ''));
  }

  cardIds(): Promise<string[]> {
    return this.page
      .locator('a[data-board-item="true"]')
      .evaluateAll((cards) => cards.map((card) => card.getAttribute('href')?.split('/')[3] ?? ''));
  }

  /** Scrolls a list by wheel, as a person does, until the row is in view. */
  async scrollToRow(identifier: string): Promise<Locator> {
    const scroller = this.page.locator('[data-restore-scroll-view="issues-view"]');
    const row = this.row(identifier);
    await scroller.hover();
    if (!(await row.isVisible())) await scroller.evaluate((element) => element.scrollTo(0, 0));
    return eventually(
      `row of ${identifier}`,
      async () => {
        await this.painted();
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

  /** Two frames on: what a scroll brought into view is drawn. */
  async painted(): Promise<void> {
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  get issueView(): Locator {
    return this.page.locator('[data-view-id="issue-view"]');
  }

  get titleEditor(): Locator {
    return this.page.locator('[contenteditable][aria-label="Issue title"]');
  }

  get descriptionEditor(): Locator {
    return this.page.locator('[data-editor-id^="issue-"] [contenteditable="true"]');
  }

  get commentEditor(): Locator {
    return this.page.locator('[data-editor-id^="comment-"] [contenteditable="true"]');
  }

  /** UUID of the open issue, as the page tells it. */
  async issueId(): Promise<string | undefined> {
    const id = await this.page.locator('[data-editor-id^="issue-"]').getAttribute('data-editor-id');
    return id?.slice('issue-'.length);
  }

  /** What one of Linear's keys opened: `command`, `create`, `status`, … */
  overlay(name: string): Locator {
    return this.page.locator(`[data-overlay="${name}"]`);
  }

  /** What a screen reader is told of the last change of pages. */
  announced(): Promise<string | null> {
    return this.page.locator('span[role=status]').textContent();
  }

  switchTheme = () => this.page.getByTestId('sandbox.theme-switch').click();
  theme = () =>
    this.page.evaluate(() => (document.documentElement.classList.contains('dark') ? 'dark' : 'light'));
  hostEvents = () => takeHostEvents(this.page);

  /**
   * Changes within the editors that no person made; must stay empty. Take pictures with `caret: 'initial'`: to hide the
   * caret, Playwright writes into every editor.
   */
  touched = () => this.page.evaluate(() => window.__proseMirrorTouched);
}
