import { compareText } from '../../okr/clock';
import { within } from '../dashboard/outline';
import { dueForMe } from '../due';
import type { Query } from '../query';
import { idsIn, Summaries, summaryStores } from '../summaries';

/** Who there is, in which teams, and what each owns in running cycles. */
export const people: Query<'people'> = {
  stores: [...summaryStores, 'snooze'],
  async run(reader) {
    const summaries = await Summaries.begin(reader, { withForecast: false });
    if (!summaries) return { members: [], teams: [], archived: { members: [], teams: [] } };
    const { id } = summaries.workspace;
    const running = await summaries.running();
    const [allMembers, allTeams, objectives, keyResults] = await Promise.all([
      reader.by('member', 'byWorkspace', id).then(sorted),
      reader.by('team', 'byWorkspace', id).then(sorted),
      Promise.all(running.map((cycle) => reader.by('objective', 'byCycle', within(cycle.id)))),
      Promise.all(running.map((cycle) => reader.by('keyResult', 'byCycle', cycle.id))),
    ]);
    const own = allMembers.filter((member) => reader.memberOf(member.id) === member.id);
    const open = objectives.flat().filter(isOpen);
    const openKeyResults = keyResults.flat().filter(isOpen);
    const members = own.filter(isStanding);
    const teams = allTeams.filter(isStanding);
    const byId = new Map(members.map((member) => [member.id, member]));
    return {
      members: await Promise.all(
        members.map(async (member) => {
          const { items, snoozed } = await dueForMe(summaries, member.id);
          return {
            member,
            teams: teams.filter(({ memberIds }) => memberIds[member.id] === true),
            keyResults: openKeyResults.filter(({ ownerId }) => ownerId === member.id).length,
            objectives: open.filter(({ ownerId }) => ownerId === member.id).length,
            due: items.length + snoozed,
          };
        }),
      ),
      teams: teams.map((team) => ({
        team,
        lead: byId.get(team.leadId ?? '') ?? null,
        members: idsIn(team.memberIds).flatMap((memberId) => byId.get(memberId) ?? []),
        objectives: open.filter(({ teamIds }) => teamIds[team.id] === true).length,
      })),
      archived: {
        members: own.filter((member) => !isStanding(member)),
        teams: allTeams.filter((team) => !isStanding(team)),
      },
    };
  },
};

const isStanding = (record: { archivedAt: number | null }) => record.archivedAt === null;
const isOpen = (record: { archivedAt: number | null; state: string }) =>
  isStanding(record) && record.state !== 'closed';
const sorted = <T extends { id: string; name: string }>(rows: T[]): T[] =>
  rows.sort((a, b) => a.name.localeCompare(b.name) || compareText(a.id, b.id));
