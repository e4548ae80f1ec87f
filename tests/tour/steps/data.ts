/** Tickets of a saved search answer (`--data`): links far apart, and chips right all the way down and up. */
import { t } from '@/lib/platform/strings';
import type { SandboxTicket } from '../../sandbox/tickets/types';
import { chipsByRow } from '../screens/row-chips';
import { sweep } from '../screens/sweep';
import type { Stage } from '../stage';
import type { Step } from '../step';
import { panelOf } from './ticket';

const when = ({ options }: Stage) => options.data !== undefined;

interface Far {
  id: string;
  of: (tickets: readonly SandboxTicket[]) => SandboxTicket | undefined;
  says: string;
  letters: string;
  keyResult: RegExp;
  chip: string;
}

const far: Far[] = [
  {
    id: 'first',
    of: (tickets) => tickets[0],
    says: 'The first ticket of the backlog',
    letters: 'page load',
    keyResult: /^Product page loads/,
    chip: '● Page load',
  },
  {
    id: 'middle',
    of: (tickets) => tickets[Math.floor(tickets.length / 2)],
    says: 'The one in the middle',
    letters: 'satisfaction on feature',
    keyResult: /^95 % satisfaction/,
    chip: '■ Satisfaction',
  },
  {
    id: 'last',
    of: (tickets) => tickets.at(-1),
    says: 'The last one',
    letters: 'cart abandonment 70',
    keyResult: /^Cart abandonment/,
    chip: '▲ Cart leavers',
  },
];

const linkFar = ({ id, of, says, letters, keyResult }: Far): Step => ({
  id: `data-${id}`,
  says: `${says}, linked`,
  needs: ['sample'],
  when,
  async run(stage, see) {
    const ticket = of(stage.sandbox.site.tickets);
    if (!ticket) throw new Error('There are no tickets.');
    await stage.jira.openIssue(ticket.key);
    const panel = await panelOf(stage);
    await see('heading', panel.heading, ticket.key);
    await panel.startLinking();
    await stage.page.keyboard.type(letters);
    await see('option', panel.activeOption, keyResult);
    await stage.page.keyboard.press('Enter');
    await see('toast', panel.toast, t('linkedByCheckIn'));
    await see('cards', panel.titles, [keyResult]);
  },
});

export const dataSteps: Step[] = [
  ...far.map(linkFar),
  {
    id: 'data-sweep',
    says: 'From the first row to the last and back: chips on exactly the linked rows, all the way',
    needs: ['backlog', ...far.map(({ id }) => `data-${id}`)],
    when,
    async run(stage, see) {
      const { page, jira, sandbox } = stage;
      const { tickets } = sandbox.site;
      await jira.openBacklog();
      const links = Object.fromEntries(far.map(({ of, chip }) => [of(tickets)?.key ?? '', chip]));
      const top = { [tickets[0]?.key ?? '']: '● Page load' };
      await see('at the top', () => chipsByRow(page), top);
      // The tickets of the earlier steps stand in the sprint, at the top of the backlog.
      const expected = { ...(await chipsByRow(page)), ...links };
      await see(
        'linked rows',
        async () => Object.keys(expected).length,
        Object.keys(stage.cast).length + far.length,
      );
      const down = await sweep(page, expected, 1);
      await see('down', async () => down, { rows: tickets.length, wrong: [] });
      const up = await sweep(page, expected, -1);
      await see('up', async () => up, { rows: tickets.length, wrong: [] });
      await see('positions', async () => down.positions + up.positions > 60, true);
      await see('linked rows passed', async () => [down.chips, up.chips], [
        Object.keys(expected).length,
        Object.keys(expected).length,
      ]);
    },
  },
];
