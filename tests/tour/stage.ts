/** Where the tour plays: the stand-in, the browser with the extension, and the tab in front. */
import type { Frame, Page } from 'playwright-core';
import { DcPage } from '../e2e/pages/dc-page';
import { JiraPage } from '../e2e/pages/jira-page';
import { LinearPage } from '../e2e/pages/linear-page';
import { panelFrame } from '../e2e/pages/panel';
import { openPopup } from '../e2e/pages/popup';
import { linearData } from '../sandbox/linear/workspace';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, type LaunchOptions, launchWithExtension } from '../support/browser';
import { type Cast, castOf } from './cast';
import { patience } from './see';
import { Team } from './team';

export interface StageOptions {
  /** The built extension. */
  extension: string;
  /** Directory of saved pages. */
  pages?: string;
  /** A saved Jira search answer. */
  data?: string;
  /** The browser's profile directory: kept. */
  profile: string;
  launch?: Pick<LaunchOptions, 'headless' | 'viewport' | 'endsOnInterrupt'>;
}

/** A tab of the extension's own, beside the one with the host's page; `team`: any tab of the two browsers of a team. */
export type AsideName = 'popup' | 'options' | 'dashboard' | 'side-panel' | 'team';

export class Stage {
  readonly cast: Cast;
  readonly team: Team;
  /** The tab with Jira or Linear in it. */
  page: Page;
  /** The tab in front, which the pictures show. */
  front: Page;
  /** What the tab in front is; null = the host's page. */
  aside: AsideName | null = null;

  private constructor(
    readonly options: StageOptions,
    readonly sandbox: SandboxServer,
    public browser: Browser,
  ) {
    this.cast = castOf(sandbox.site);
    this.team = new Team((profile) => launch({ ...options, profile }, sandbox));
    this.page = firstPage(browser);
    this.front = this.page;
  }

  static async open(options: StageOptions): Promise<Stage> {
    const sandbox = await startSandbox({ pages: options.pages, data: options.data });
    try {
      return new Stage(options, sandbox, await launch(options, sandbox));
    } catch (error) {
      await sandbox.close();
      throw error;
    }
  }

  get jira(): JiraPage {
    return new JiraPage(this.page, this.sandbox.origin, this.sandbox.site.project.key);
  }

  get dc(): DcPage {
    return new DcPage(this.page, this.sandbox.dc, this.sandbox.site.project.key);
  }

  get linear(): LinearPage {
    const [team] = linearData(this.sandbox.site).teams;
    return new LinearPage(this.page, this.sandbox.linear, team?.key);
  }

  /** The open panel. */
  panel(): Promise<Frame> {
    return panelFrame(this.page, this.browser.extensionId);
  }

  /** Opens the popup, as a tab of its size; it stands in front. */
  async openPopup(): Promise<Page> {
    return this.stepAside('popup', await openPopup(this.browser));
  }

  /** A page of the extension by its address, in a tab in front. */
  async openOwn(name: AsideName, address: string, width?: number): Promise<Page> {
    const page = await this.browser.context.newPage();
    if (width !== undefined) await page.setViewportSize({ width, height: 900 });
    await page.goto(this.browser.extensionUrl(address));
    return this.stepAside(name, page);
  }

  /** The tab that opens when a person does something: it stands in front. */
  async follow(name: AsideName, act: () => Promise<void>): Promise<Page> {
    const [page] = await Promise.all([this.browser.context.waitForEvent('page'), act()]);
    return this.stepAside(name, page);
  }

  /** A tab of the team's stands in front; those that stood there stay open. */
  async show(page: Page): Promise<Page> {
    await page.bringToFront();
    return this.stepAside('team', page);
  }

  private stepAside(name: AsideName, page: Page): Page {
    page.setDefaultTimeout(patience);
    this.aside = name;
    this.front = page;
    return page;
  }

  /** The host's page stands in front again; `but`: this one stays. */
  async closeAside(but?: AsideName): Promise<void> {
    if (this.aside === null || this.aside === but) return;
    await this.front.close();
    this.atHost();
    await this.page.bringToFront();
  }

  private atHost(): void {
    this.aside = null;
    this.front = this.page;
  }

  /** Closes the browser, whole, and starts it again on the same profile. `between`: what happens to it meanwhile. */
  async restart(between?: () => Promise<void>): Promise<void> {
    await this.browser.close();
    await between?.();
    await this.reopen();
  }

  /** Starts the browser, which is closed, on its profile. */
  async reopen(): Promise<void> {
    this.browser = await launch(this.options, this.sandbox);
    this.page = firstPage(this.browser);
    this.atHost();
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.team.close();
    await this.sandbox.close();
  }
}

const launch = (options: StageOptions, sandbox: SandboxServer): Promise<Browser> =>
  launchWithExtension({
    extension: options.extension,
    profileDir: options.profile,
    port: sandbox.port,
    // The tour reads English words.
    args: ['--lang=en-US'],
    ...options.launch,
  });

function firstPage(browser: Browser): Page {
  const [page] = browser.context.pages();
  if (!page) throw new Error('The browser has no tab.');
  page.setDefaultTimeout(patience);
  return page;
}
