/** Where the tour plays: the stand-in, the browser with the extension, and the tab in front. */
import type { Frame, Page } from 'playwright-core';
import { JiraPage } from '../e2e/pages/jira-page';
import { panelFrame } from '../e2e/pages/panel';
import { openPopup } from '../e2e/pages/popup';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { type Browser, type LaunchOptions, launchWithExtension } from '../support/browser';
import { type Cast, castOf } from './cast';
import { patience } from './see';

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

export class Stage {
  readonly cast: Cast;
  /** The tab with Jira in it. */
  page: Page;
  /** The tab in front, which the pictures show. */
  front: Page;

  private constructor(
    readonly options: StageOptions,
    readonly sandbox: SandboxServer,
    public browser: Browser,
  ) {
    this.cast = castOf(sandbox.site);
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

  /** The open panel. */
  panel(): Promise<Frame> {
    return panelFrame(this.page, this.browser.extensionId);
  }

  /** Opens the popup, as a tab of its size; it stands in front. */
  async openPopup(): Promise<Page> {
    this.front = await openPopup(this.browser);
    this.front.setDefaultTimeout(patience);
    return this.front;
  }

  async closePopup(): Promise<void> {
    if (this.front === this.page) return;
    await this.front.close();
    this.front = this.page;
    await this.page.bringToFront();
  }

  /** Closes the browser, whole, and starts it again on the same profile. `between`: what happens to it meanwhile. */
  async restart(between?: () => Promise<void>): Promise<void> {
    await this.browser.close();
    await between?.();
    this.browser = await launch(this.options, this.sandbox);
    this.page = firstPage(this.browser);
    this.front = this.page;
  }

  async close(): Promise<void> {
    await this.browser.close();
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
