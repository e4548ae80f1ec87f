/** The stand-in Jira Data Center as a person uses it. */
import type { Locator, Page } from 'playwright-core';
import { dcPaths } from '../../sandbox/dc/client/routes';
import { takeHostEvents, untilDrawn } from './host-events';

export class DcPage {
  constructor(
    readonly page: Page,
    /** With the context path: `https://jira.example.test/jira`. */
    readonly base: string,
    /** Key of the site's project. */
    readonly project = 'WEB',
  ) {}

  /** Opens an address below the context path and waits until the page is drawn. */
  async open(path: string): Promise<void> {
    await this.page.goto(this.base + path);
    await untilDrawn(this.page);
  }

  openIssue = (key: string) => this.open(dcPaths.issue(key));
  /** The project's issues, beside the one that is open. */
  openBeside = (key?: string) => this.open(dcPaths.beside(this.project, key));
  openBoard = (selected?: string) => this.open(dcPaths.board(this.project, selected));
  openBacklog = (selected?: string) => this.open(dcPaths.backlog(this.project, selected));
  openNavigator = () => this.open(dcPaths.navigator(this.project));
  openDashboard = () => this.open(dcPaths.dashboard());

  /** A card of the board, a row of the backlog or navigator, an entry beside an issue. */
  row(key: string): Locator {
    return this.page.locator(
      `#ghx-pool [data-issue-key="${key}"], #ghx-backlog-column .js-issue[data-issue-key="${key}"], ` +
        `#issuetable tr[data-issuekey="${key}"], .issue-list li[data-key="${key}"]`,
    );
  }

  /** Keys of the rows and cards that exist now, in document order. */
  rowKeys(): Promise<string[]> {
    return this.page
      .locator('#ghx-pool .ghx-issue, #ghx-backlog-column .js-issue, #issuetable tr.issuerow, .issue-list li')
      .evaluateAll((rows) =>
        rows.map(({ dataset }) => dataset.issueKey ?? dataset.issuekey ?? dataset.key ?? ''),
      );
  }

  /** Opens an issue in the detail view of the board or backlog: no page load. */
  async openFromRow(key: string): Promise<void> {
    await this.row(key).locator('.ghx-summary').click();
    await this.page.waitForFunction((wanted) => location.search.includes(`selectedIssue=${wanted}`), key);
  }

  /** Follows the key's own link, by a load on boards and by pushState in the navigator. */
  async followKey(key: string): Promise<void> {
    await this.row(key).locator(`a[href*="/browse/${key}"]`).first().click();
    await this.page.waitForURL((url) => url.pathname.endsWith(`/browse/${key}`));
    await untilDrawn(this.page);
  }

  get keyLink(): Locator {
    return this.page.locator('a#key-val');
  }

  get detailView(): Locator {
    return this.page.locator('#ghx-detail-view');
  }

  get commentField(): Locator {
    return this.page.getByTestId('sandbox.comment').last();
  }

  /** Draws the board's cards anew. */
  toggleQuickFilter = () => this.page.getByRole('button', { name: 'Only My Issues' }).click();
  nextPage = () => this.page.locator('a.icon-next').click();
  openNativeDialog = () => this.page.locator('#jira-share-trigger').click();
  hostEvents = () => takeHostEvents(this.page);
}
