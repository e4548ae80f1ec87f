/** Somebody who looks at one screen after the other, in their order: what one leaves, the next goes on from. */
import type { Frame, Locator, Page } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { type AllowedProfile, profileThatAllows } from '../../support/allowed-profile';
import { type Browser, launchWithExtension } from '../../support/browser';
import { builtExtension } from '../../support/extension';
import { PanelScreen } from '../../tour/screens/panel-screen';
import { DashboardPage } from '../pages/dashboard-page';
import { openPanel } from '../pages/panel';
import { popupSize } from '../pages/popup';
import type { Shown } from './looks';

/** A screen and how it is reached. */
export interface Screen {
  name: string;
  reach: (visit: Visit) => Promise<Shown>;
}

/** A site that the browser lets us into without a question: a headless one never shows it. */
export const ownSite = 'https://jira.example.test/*';
export const shopping =
  'Enhance online shopping experience to reduce cart abandonment by 20 % within one month';
export const pageLoad = 'Product page loads below 2 s';

export class Visit {
  /** The panel beside the host's page. */
  panel!: PanelScreen;
  dashboard!: DashboardPage;
  /** The record beside the dashboard's view. */
  pane!: Locator;
  /** Options, popup, side panel. */
  own!: Page;

  private constructor(
    readonly sandbox: SandboxServer,
    readonly profile: AllowedProfile,
    readonly browser: Browser,
    readonly host: Page,
  ) {}

  static async begin(): Promise<Visit> {
    const sandbox = await startSandbox();
    const profile = await profileThatAllows(builtExtension, [ownSite]);
    const browser = await launchWithExtension({ ...profile, port: sandbox.port, args: ['--lang=en-US'] });
    browser.context.setDefaultTimeout(20_000);
    return new Visit(
      sandbox,
      profile,
      browser,
      browser.context.pages()[0] ?? (await browser.context.newPage()),
    );
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.profile.remove();
    await this.sandbox.close();
  }

  /** Opens the panel beside a page of the stand-in. */
  async beside(path: string): Promise<PanelScreen> {
    await this.host.goto(this.sandbox.origin + path);
    const frame = await openPanel(this.host, this.browser.extensionId);
    this.panel = new PanelScreen(this.host, frame);
    return this.panel;
  }

  /** A page of the extension in a tab in front; the one before is closed. */
  async open(address: string): Promise<Page> {
    const page = await this.browser.context.newPage();
    if (address.startsWith('popup')) await page.setViewportSize(popupSize);
    await page.goto(this.browser.extensionUrl(address));
    await this.own?.close();
    this.own = page;
    return page;
  }

  /** The dashboard, kept open from then on. */
  async atDashboard(hash: string): Promise<DashboardPage> {
    if (this.dashboard) await this.dashboard.go(hash);
    else this.dashboard = await DashboardPage.open(this.browser, hash);
    return this.dashboard;
  }

  readonly shownPanel = (within?: string): Shown => ({
    page: this.host,
    frame: this.panel.frame as Frame,
    ...(within && { within }),
  });
  readonly shownOwn = (within?: string): Shown => ({ page: this.own, ...(within && { within }) });
  readonly shownPopup = (): Shown => ({ page: this.own, window: popupSize });
  readonly shownDashboard = (within?: string): Shown => ({
    page: this.dashboard.page,
    ...(within && { within }),
  });

  /** A button of the record in the dashboard's pane. */
  press = (name: string): Promise<void> =>
    this.pane.getByRole('button', { name, exact: true }).first().click();
  cancel = async (): Promise<void> => {
    await this.press(t('cancel'));
    await this.pane.locator('.dash-form').waitFor({ state: 'detached' });
  };
}
