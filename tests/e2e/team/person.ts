/** One person with a browser of their own: the extension, the stand-in Jira, and the team server's pages. */
import type { Frame, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { t } from '@/lib/platform/strings';
import type { SandboxServer } from '../../sandbox/server';
import { type Browser, launchWithExtension } from '../../support/browser';
import { builtExtension } from '../../support/extension';
import { PanelScreen } from '../../tour/screens/panel-screen';
import { eventually } from '../pages/closed-shadow';
import { DashboardPage } from '../pages/dashboard-page';
import { openPanel } from '../pages/panel';

export const password = 'correct horse battery';

/** The worker asks each minute where no stream has poked it: a busy machine may come to that. Milliseconds. */
export const patience = 90_000;

export interface Plan {
  workspace: string;
  objective: string;
  /** As they are typed into the dashboard. */
  keyResults: readonly string[];
}

export class Person {
  /** What no page may ever do: throw, or break its policy. */
  readonly alarms: string[] = [];

  private constructor(
    readonly name: string,
    readonly email: string,
    readonly browser: Browser,
    readonly sandbox: SandboxServer,
  ) {}

  static async arrives(
    name: string,
    sandbox: SandboxServer,
    { extension = builtExtension } = {},
  ): Promise<Person> {
    const browser = await launchWithExtension({
      extension,
      port: sandbox.port,
      args: ['--lang=en-US'],
    });
    const person = new Person(name, `${name.toLowerCase()}@acme.example`, browser, sandbox);
    browser.context.setDefaultTimeout(patience);
    browser.context.on('page', (page) => person.watch(page));
    return person;
  }

  private watch(page: Page) {
    page.on('pageerror', (error) => this.alarms.push(`${page.url()}: ${error}`));
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted(HTML|Script)|Refused to/i.test(message.text()))
        this.alarms.push(`${page.url()}: ${message.text()}`);
    });
  }

  newPage = (): Promise<Page> => this.browser.context.newPage();

  /** A page of the extension in a tab of its own. */
  async open(address: string): Promise<Page> {
    const page = await this.newPage();
    await page.goto(this.browser.extensionUrl(address));
    return page;
  }

  options = (): Promise<Page> => this.open('options.html#/team');
  dashboard = (hash?: string): Promise<DashboardPage> => DashboardPage.open(this.browser, hash, patience);

  /** A ticket with the panel beside it. */
  async ticket(key = 'WEB-142'): Promise<PanelScreen> {
    const page = await this.newPage();
    await page.goto(`${this.sandbox.origin}/browse/${key}`);
    return new PanelScreen(page, await openPanel(page, this.browser.extensionId));
  }

  /** The first run, up to the ways to go on. */
  async introduces(): Promise<{ page: Page; panel: Frame }> {
    const { page, frame: panel } = await this.ticket();
    await panel.getByRole('textbox', { name: t('whoName') }).fill(this.name);
    await panel.getByRole('button', { name: t('continue') }).click();
    return { page, panel };
  }

  /** A workspace of one's own with an objective, and key results as they are typed into the dashboard. */
  async startsOwn(workspace: string, objective: string, keyResults: readonly string[]): Promise<void> {
    const { page, panel } = await this.introduces();
    await panel.getByRole('button', { name: t('wayOwn') }).click();
    await panel.getByRole('textbox', { name: t('ownName') }).fill(workspace);
    await panel.getByRole('textbox', { name: t('fieldOptional', t('ownObjective')) }).fill(objective);
    await panel.getByRole('button', { name: t('ownStart') }).click();
    await panel.getByRole('heading', { level: 1, name: /^WEB-142/ }).waitFor();
    const dashboard = await this.dashboard();
    await this.addsKeyResults(dashboard, objective, keyResults);
    await dashboard.page.close();
    // Not before: the panel makes the objective after the workspace.
    await page.close();
  }

  async addsKeyResults(
    dashboard: DashboardPage,
    objective: string,
    keyResults: readonly string[],
  ): Promise<void> {
    await dashboard.row(objective).waitFor();
    await dashboard.row(objective).focus();
    await dashboard.page.keyboard.press('n');
    for (const line of keyResults) {
      const before = (await dashboard.tree()).length;
      await dashboard.newField('keyResult').fill(line);
      await dashboard.page.keyboard.press('Enter');
      await eventually('its row', async () => (await dashboard.tree()).length > before || null);
    }
    await dashboard.page.keyboard.press('Escape');
  }

  /** The page of an invite or of a device: an account is made on it. */
  async makesAccount(page: Page): Promise<void> {
    await page.getByLabel('Your name').fill(this.name);
    await page.getByLabel('Email').fill(this.email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Make an account' }).click();
  }

  async signsIn(page: Page): Promise<void> {
    await page.getByLabel('Email').fill(this.email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  /**
   * From the options to the server's page and back: compares the codes and approves. `meanwhile`: what is to be done on
   * that page before it shows the code.
   */
  async connects(
    options: Page,
    {
      press = t('optionsTeamConnect'),
      meanwhile,
    }: { press?: string; meanwhile?: (page: Page) => Promise<void> } = {},
  ): Promise<void> {
    const [page] = await Promise.all([
      this.browser.context.waitForEvent('page'),
      options.getByRole('button', { name: press, exact: true }).click(),
    ]);
    await meanwhile?.(page);
    const code = await options.locator('.team-code').innerText();
    await page.getByText(code, { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('heading', { name: 'Connected' }).waitFor();
    await page.close();
  }

  async waitsInStep(options: Page): Promise<void> {
    await options
      .getByRole('status')
      .filter({ hasText: t('optionsTeamInStep', '').trim() })
      .first()
      .waitFor();
  }

  /** Shares the workspace from the options of somebody connected; gives what the preview says would be sent. */
  async shares(options: Page, workspace: string): Promise<Record<string, string>> {
    await options.getByRole('button', { name: t('optionsTeamShareOf', workspace) }).click();
    const card = options.locator('.team-card');
    await card.locator('.team-counts').waitFor();
    const counts = await card
      .locator('.team-counts > div')
      .evaluateAll((rows) =>
        Object.fromEntries(
          rows.map((row) => [row.querySelector('dt')?.textContent, row.querySelector('dd')?.textContent]),
        ),
      );
    await card.getByRole('button', { name: t('optionsTeamShareNow', workspace) }).click();
    await this.waitsInStep(options);
    return counts;
  }

  async invites(options: Page): Promise<string> {
    await options.getByRole('button', { name: t('optionsTeamInvite') }).click();
    return options.getByLabel(t('optionsTeamLink'), { exact: true }).inputValue();
  }

  /** Takes the workspace that an invite has led to, and says to be new in it. */
  async joins(options: Page, workspace: string): Promise<void> {
    await options.getByRole('button', { name: t('optionsTeamJoinOf', workspace) }).click();
    await options.getByRole('button', { name: t('optionsTeamThatIsMe') }).click();
    await options.getByRole('row', { name: this.name }).first().waitFor();
    await this.waitsInStep(options);
  }

  /** Makes the server's first account, a workspace with one objective, and shares it; the options stay open. */
  async leads(server: string, firstInvite: string, plan: Plan): Promise<Page> {
    await this.startsOwn(plan.workspace, plan.objective, plan.keyResults);
    const page = await this.newPage();
    await page.goto(firstInvite);
    await this.makesAccount(page);
    await page.getByText(server).waitFor();
    await page.close();
    const options = await this.options();
    await options.getByLabel(t('optionsTeamAddress')).fill(server);
    await this.connects(options);
    await this.shares(options, plan.workspace);
    return options;
  }

  /** Joins by a link, pasted in the first run; the options stay open. */
  async follows(link: string, workspace: string): Promise<Page> {
    const { page, panel } = await this.introduces();
    await panel.getByRole('button', { name: t('wayJoin') }).click();
    await panel.getByRole('textbox', { name: t('joinInvite') }).fill(link);
    const [options] = await Promise.all([
      this.browser.context.waitForEvent('page'),
      panel.getByRole('button', { name: t('continue') }).click(),
    ]);
    await this.connects(options, { meanwhile: (on) => this.makesAccount(on) });
    await this.joins(options, workspace);
    await page.close();
    return options;
  }

  /** Every page and the worker lose the network, or have it again. */
  offline = (is: boolean): Promise<void> => this.browser.context.setOffline(is);

  /** Checks in on a key result from its card in the panel; the form is open. */
  async checksIn(form: Locator, value: string): Promise<void> {
    await form.getByRole('textbox').first().fill(value);
    await form.getByRole('button', { name: t('checkInSave'), exact: true }).click();
  }

  isCalm = () => expect(this.alarms).toEqual([]);
  leaves = (): Promise<void> => this.browser.close();
}
