/** A team server: its first owner, a device that signs in there, a workspace that is shared, an invite. */
import type { Locator, Page } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import { sayIn } from '@/server/src/identity/words';
import { openPanel } from '../../e2e/pages/panel';
import { DashboardScreen } from '../screens/dashboard-screen';
import { textOf } from '../screens/panel-screen';
import { exactly } from '../see';
import type { Stage } from '../stage';
import type { Step } from '../step';
import { panelOf } from './ticket';

/** What the server's own pages say. */
export const say = sayIn('en');
export const password = 'correct horse battery';
export const acme = 'Acme OKRs';
export const calmer = 'Calmer customer support';
export const answered = 'Tickets answered within a day';
export const reopened = 'Tickets opened again';

/** Where the owner works: tabs that stay open from step to step. */
export const owner = { options: null, dashboard: null, link: '' } as {
  options: Page | null;
  dashboard: Page | null;
  /** The invite for a colleague. */
  link: string;
};
/** The server's page that a step has opened for the next one. */
let approval: Page | null = null;

export const open = (page: Page | null): Page => {
  if (!page) throw new Error('The step before left no tab open.');
  return page;
};

/** By mouse and keyboard. */
export async function write(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.page().keyboard.type(text);
}

export async function makeAccount(page: Page, name: string, email: string): Promise<void> {
  await write(page.getByLabel(say('yourName')), name);
  await write(page.getByLabel(say('email')), email);
  await write(page.getByLabel(say('password')), password);
  await page.keyboard.press('Enter');
}

/** The tab that opens when a person connects. */
export async function opening(page: Page, act: () => Promise<void>): Promise<Page> {
  const [opened] = await Promise.all([page.context().waitForEvent('page'), act()]);
  return opened;
}

export const heading = (page: Page): Promise<string> => textOf(page.getByRole('heading', { level: 1 }));
export const code = (page: Page): Promise<string> => textOf(page.locator('.team-code, .code'));
export const inStep = (page: Page): Promise<string> =>
  textOf(page.getByRole('status').filter({ hasText: /\S/ }).first());
export const isInStep = (): RegExp => RegExp(`^${exactly(t('optionsTeamInStep', '').trim())}`);
export const members = (page: Page): Promise<string[]> =>
  page.locator('.team-table tbody tr bdi.strong').allInnerTexts();
const workspaces = (page: Page): Promise<string[]> =>
  page
    .getByRole('list', { name: t('optionsTeamChoose') })
    .locator('bdi.strong')
    .allInnerTexts();

const ownerName = (stage: Stage): string => stage.sandbox.site.person.name;

export const teamServerSteps: Step[] = [
  {
    id: 'team-server',
    in: 'team',
    says: 'A team server, by one command: the link that it prints for its first owner, opened',
    needs: ['sample'],
    ahead: (stage) => void stage.team.server(),
    async run(stage, see) {
      const server = await stage.team.server();
      const page = await stage.show(await stage.browser.context.newPage());
      await page.goto(server.firstInvite);
      await see('heading', () => heading(page), say('inviteFirst'));
      await see('fields', () => page.locator('form label').allInnerTexts(), [
        ...[say('yourName'), say('email'), say('password')],
      ]);
    },
  },
  {
    id: 'team-owner',
    in: 'team',
    says: 'The first owner’s account is made; the page says what comes next, with the address to paste',
    needs: ['team-server'],
    async run(stage, see) {
      const { origin } = await stage.team.server();
      await makeAccount(stage.front, ownerName(stage), 'owner@acme.example');
      await see('heading', () => heading(stage.front), say('welcome'));
      await see('address', () => code(stage.front), origin);
    },
  },
  {
    id: 'team-own',
    in: 'team',
    says: 'Beside the sample, a workspace of one’s own: an objective and two key results',
    needs: ['sample'],
    async run(stage, see) {
      const { jira, page, browser, cast } = stage;
      await stage.show(page);
      await jira.openIssue(cast.page.key);
      await openPanel(page, browser.extensionId);
      const panel = await panelOf(stage);
      const { frame } = panel;
      await frame.getByRole('button', { name: t('panelMenu'), exact: true }).click();
      await frame.locator('[role="menuitemradio"]:not([aria-checked="true"])').first().click();
      await frame.getByRole('button', { name: t('wayOwn') }).click();
      const name = frame.getByRole('textbox', { name: t('ownName') });
      await name.press('ControlOrMeta+a');
      await page.keyboard.type(acme);
      await frame.getByRole('button', { name: t('ownStart') }).click();
      await see('ticket', panel.heading, cast.page.key);
      owner.dashboard = await browser.context.newPage();
      const dashboard = await stage.show(owner.dashboard);
      await dashboard.goto(browser.extensionUrl('dashboard.html#/objectives'));
      const screen = new DashboardScreen(dashboard);
      await dashboard
        .getByRole('button', { name: t('dashNewObjective') })
        .first()
        .click();
      await screen.draft().waitFor();
      await dashboard.keyboard.type(calmer);
      await screen.press('Enter');
      await see('objective', () => screen.rowOf(calmer), { level: 1 });
      await screen.press('Escape');
      await see('focus', screen.focused, calmer);
      await screen.press('n');
      await screen.draft().waitFor();
      for (const [title, terms] of [
        [answered, '40 → 80 %'],
        [reopened, '12 → 4 %'],
      ] as const) {
        await dashboard.keyboard.type(`${title} ${terms}`);
        await screen.press('Enter');
        await see(title, () => screen.rowOf(title), { level: 2, percent: '0 %' });
      }
      await screen.press('Escape');
      await see('focus stays', screen.focused, reopened);
      await see(
        'rows',
        async () => (await screen.rows()).map(({ title, percent }) => `${title} ${percent}`),
        [...[RegExp(`^${calmer}`), `${answered} 0 %`, `${reopened} 0 %`]],
      );
    },
  },
  {
    id: 'team-connect',
    in: 'team',
    says: 'Options, Team: the address is pasted; a code to compare, while the server’s page opens',
    needs: ['team-owner', 'team-own'],
    image: 'connect',
    async run(stage, see) {
      const { origin } = await stage.team.server();
      const { context } = stage.browser;
      const options = await stage.show(await context.newPage());
      owner.options = options;
      await options.goto(stage.browser.extensionUrl('options.html#/team'));
      await write(options.getByRole('textbox', { name: t('optionsTeamAddress') }), origin);
      approval = await opening(options, () => options.keyboard.press('Enter'));
      await stage.show(options);
      await see('code', () => code(options), /^\w{4}-\w{4}$/);
      await see(
        'says',
        () => textOf(options.locator('.team-card')),
        RegExp(exactly(t('optionsTeamWaiting'))),
      );
    },
  },
  {
    id: 'team-approval',
    in: 'team',
    says: 'The server’s page: who asks, the same code, and who it will be signed in as',
    needs: ['team-connect'],
    async run(stage, see) {
      const page = await stage.show(open(approval));
      await see('heading', () => heading(page), say('deviceTitle'));
      await see('code', () => code(page), await code(open(owner.options)));
      await see('who', () => textOf(page.locator('footer')), /owner@acme\.example/);
    },
  },
  {
    id: 'team-approved',
    in: 'team',
    says: 'Approved: the options go on by themselves, with the workspace that could be shared; the sample is not offered',
    needs: ['team-approval'],
    async run(stage, see) {
      const page = open(approval);
      await page.getByRole('button', { name: say('approve') }).click();
      await see('page', () => heading(page), say('deviceApproved'));
      await page.close();
      const options = await stage.show(open(owner.options));
      await see('workspaces', () => workspaces(options), [acme]);
    },
  },
  {
    id: 'team-preview',
    in: 'team',
    says: 'What sharing would send is counted, before anything is sent',
    needs: ['team-approved'],
    async run(stage, see) {
      const options = await stage.show(open(owner.options));
      await options.getByRole('button', { name: t('optionsTeamShareOf', acme) }).click();
      const counts = () =>
        options
          .locator('.team-counts > div')
          .evaluateAll((rows) =>
            Object.fromEntries(
              rows.map((row) => [row.querySelector('dt')?.textContent, row.querySelector('dd')?.textContent]),
            ),
          );
      await see('counts', counts, { Objectives: '1', 'Key results': '2' });
      await see(
        'stays',
        () => textOf(options.locator('.team-card')),
        RegExp(exactly(t('optionsTeamSendsNot'))),
      );
      await options.locator('.team-card').scrollIntoViewIfNeeded();
    },
  },
  {
    id: 'team-share',
    in: 'team',
    says: 'Shared: in step with the server, and its owner is its one member',
    needs: ['team-preview'],
    async run(stage, see) {
      const options = await stage.show(open(owner.options));
      await options.getByRole('button', { name: t('optionsTeamShareNow', acme) }).click();
      await see('state', () => inStep(options), isInStep());
      await see('members', () => members(options), [ownerName(stage)]);
      await see('role', () => options.locator('.team-table option:checked').allInnerTexts(), [
        t('optionsTeamOwner'),
      ]);
    },
  },
  {
    id: 'team-invite',
    in: 'team',
    says: 'An invite link for a colleague: shown once, good for one person',
    needs: ['team-share'],
    async run(stage, see) {
      const { origin } = await stage.team.server();
      const options = await stage.show(open(owner.options));
      await options.getByRole('button', { name: t('optionsTeamInvite') }).click();
      const link = options.getByRole('textbox', { name: t('optionsTeamLink'), exact: true });
      await see('link', () => link.inputValue(), RegExp(`^${exactly(origin)}/invite/.{20,}$`));
      owner.link = await link.inputValue();
      await see(
        'listed',
        () =>
          options
            .getByRole('list', { name: t('optionsTeamInvites') })
            .locator('li')
            .count(),
        1,
      );
    },
  },
];
