/** A colleague with a browser of their own: from the invite to the same objectives. */
import type { Page } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import { JiraPage } from '../../e2e/pages/jira-page';
import { openPanel } from '../../e2e/pages/panel';
import { DashboardScreen } from '../screens/dashboard-screen';
import { PanelScreen, textOf } from '../screens/panel-screen';
import { exactly } from '../see';
import type { Stage } from '../stage';
import type { Step } from '../step';
import {
  acme,
  calmer,
  code,
  heading,
  inStep,
  isInStep,
  makeAccount,
  members,
  open,
  opening,
  owner,
  say,
  write,
} from './team-server';

export const name = 'Omar Haddad';
const email = 'omar@acme.example';

/** Where the colleague works: tabs that stay open from step to step. */
export const colleague = { jira: null, options: null, dashboard: null } as {
  jira: Page | null;
  options: Page | null;
  dashboard: Page | null;
};
let approval: Page | null = null;

/** A new tab of the colleague's browser, in front. */
const newTab = async (stage: Stage): Promise<Page> =>
  stage.show(await (await stage.team.colleague()).context.newPage());

export const colleaguePanel = async (stage: Stage): Promise<PanelScreen> => {
  const page = open(colleague.jira);
  return new PanelScreen(page, await openPanel(page, (await stage.team.colleague()).extensionId));
};

export const colleagueSteps: Step[] = [
  {
    id: 'colleague-invite',
    in: 'team',
    says: 'A second browser, with a profile of its own, opens the invite: to which workspace, by whom, as what',
    needs: ['team-invite'],
    async run(stage, see) {
      const page = await newTab(stage);
      await page.goto(owner.link);
      await see('heading', () => heading(page), say('inviteTitle', { workspace: acme }));
      const by = { name: stage.sandbox.site.person.name, workspace: acme, role: say('member') };
      await see('by', () => textOf(page.locator('main')), RegExp(exactly(say('inviteBy', by))));
    },
  },
  {
    id: 'colleague-account',
    in: 'team',
    says: 'The colleague makes an account there',
    needs: ['colleague-invite'],
    async run(stage, see) {
      await makeAccount(stage.front, name, email);
      await see('heading', () => heading(stage.front), say('welcome'));
      await see('address', () => code(stage.front), (await stage.team.server()).origin);
    },
  },
  {
    id: 'colleague-first-run',
    in: 'team',
    says: 'The panel’s first run, beside a ticket: join a team, by the address of its server',
    needs: ['colleague-account'],
    async run(stage, see) {
      const { sandbox, cast } = stage;
      const page = await newTab(stage);
      colleague.jira = page;
      await new JiraPage(page, sandbox.origin, sandbox.site.project.key).openIssue(cast.page.key);
      const { frame } = await colleaguePanel(stage);
      const who = frame.getByRole('textbox', { name: t('whoName') });
      await who.click();
      await who.press('ControlOrMeta+a');
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
      await frame.getByRole('button', { name: t('wayJoin') }).click();
      const { origin } = await stage.team.server();
      const field = frame.getByRole('textbox', { name: t('joinInvite') });
      await write(field, origin);
      await see('typed', () => field.inputValue(), origin);
    },
  },
  {
    id: 'colleague-connect',
    in: 'team',
    says: 'It goes on in the options; the server’s page, in the dark here, shows the same code',
    needs: ['colleague-first-run'],
    async run(stage, see) {
      const { origin } = await stage.team.server();
      const page = open(colleague.jira);
      const options = await opening(page, () => page.keyboard.press('Enter'));
      colleague.options = options;
      await see(
        'address',
        () => options.getByRole('textbox', { name: t('optionsTeamAddress') }).inputValue(),
        origin,
      );
      const connect = options.getByRole('button', { name: t('optionsTeamConnect'), exact: true });
      approval = await stage.show(await opening(options, () => connect.click()));
      await approval.emulateMedia({ colorScheme: 'dark' });
      await see('heading', () => heading(open(approval)), say('deviceTitle'));
      await see('code', () => code(open(approval)), await code(options));
      await see('who', () => textOf(open(approval).locator('footer')), RegExp(exactly(email)));
    },
  },
  {
    id: 'colleague-join',
    in: 'team',
    says: 'Approved, the workspace is offered and joined; all of it comes, then: who are you?',
    needs: ['colleague-connect'],
    async run(stage, see) {
      const page = open(approval);
      await page.getByRole('button', { name: say('approve') }).click();
      await see('page', () => heading(page), say('deviceApproved'));
      await page.close();
      const options = await stage.show(open(colleague.options));
      await options.getByRole('button', { name: t('optionsTeamJoinOf', acme) }).click();
      const who = options
        .getByRole('region', { name: t('optionsTeamWho') })
        .or(options.locator('form:has(.team-choices)'));
      await see(
        'who',
        () =>
          who
            .first()
            .getByRole('textbox', { name: t('whoName') })
            .inputValue(),
        name,
      );
      await see('state', () => inStep(options), isInStep());
    },
  },
  {
    id: 'colleague-member',
    in: 'team',
    says: 'New here: both are members now, in each one’s options',
    needs: ['colleague-join'],
    async run(stage, see) {
      const options = await stage.show(open(colleague.options));
      await options.getByRole('button', { name: t('optionsTeamThatIsMe') }).click();
      const both = [stage.sandbox.site.person.name, name].sort();
      await see('members', async () => (await members(options)).sort(), both);
      await see('to the owner', async () => (await members(open(owner.options))).sort(), both);
      await see('asked no more', () => options.locator('.team-choices').count(), 0);
    },
  },
  {
    id: 'colleague-reads',
    in: 'team',
    says: 'The colleague’s dashboard, dark: the very same objective and key results',
    needs: ['colleague-join'],
    async run(stage, see) {
      const page = await newTab(stage);
      colleague.dashboard = page;
      await page.emulateMedia({ colorScheme: 'dark' });
      const browser = await stage.team.colleague();
      await page.goto(browser.extensionUrl('dashboard.html#/objectives'));
      const theirs = await new DashboardScreen(open(owner.dashboard)).rows();
      await see('objective', () => new DashboardScreen(page).rowOf(calmer), { level: 1 });
      await see(
        'rows',
        () => new DashboardScreen(page).rows(),
        theirs.map((row) => ({ ...row })),
      );
    },
  },
];
