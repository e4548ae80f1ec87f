import type { KeyResultSummary } from '../../okr/summary';
import type { Happening } from '../dashboard-api';
import { dueForMe } from '../due';
import type { Query } from '../query';
import { Summaries, summaryStores } from '../summaries';

/** What a person reads on one screen. */
const mostChanges = 30;

/** What needs me, what is at risk or late, and what has changed, of running cycles. */
export const home: Query<'home'> = {
  stores: [...summaryStores, 'snooze'],
  async run(reader) {
    const summaries = await Summaries.begin(reader, { withForecast: false });
    if (!summaries) return { due: [], atRisk: [], late: [], changed: [] };
    const cycles = await summaries.running();
    const rows = (await Promise.all(cycles.map(({ id }) => reader.by('keyResult', 'byCycle', id)))).flat();
    summaries.keep('keyResult', rows);
    await summaries.readAhead(rows.map(({ id }) => id));
    const [{ items }, all] = await Promise.all([
      dueForMe(summaries, reader.myId(summaries.workspace.id)),
      summaries.all(rows.map(({ id }) => id)),
    ]);
    const open = all.filter(
      ({ keyResult, objective }) => keyResult.state === 'active' && objective.state !== 'closed',
    );
    return {
      due: items,
      atRisk: open.filter(isAtRisk).sort(worstFirst),
      late: open.filter((one) => isLate(one, summaries.today)).sort(latestFirst),
      changed: await changes(summaries, all),
    };
  },
};

const isAtRisk = ({ status }: KeyResultSummary) =>
  !status.done && (status.shown === 'at-risk' || status.shown === 'off-track');

const isLate = ({ isDue, nextCheckInOn, staleDays }: KeyResultSummary, today: string) =>
  staleDays !== null || (isDue && nextCheckInOn !== null && nextCheckInOn < today);

const worst = ({ status }: KeyResultSummary) => (status.shown === 'off-track' ? 0 : 1);
const worstFirst = (a: KeyResultSummary, b: KeyResultSummary) =>
  worst(a) - worst(b) || (b.gap ?? 0) - (a.gap ?? 0) || byId(a, b);

const lateSince = ({ nextCheckInOn, lastCheckIn, window }: KeyResultSummary) =>
  nextCheckInOn ?? lastCheckIn?.effectiveOn ?? window.dueOn;
const latestFirst = (a: KeyResultSummary, b: KeyResultSummary) => {
  const [dayA, dayB] = [lateSince(a), lateSince(b)];
  return dayA < dayB ? -1 : dayA > dayB ? 1 : byId(a, b);
};

const byId = (a: KeyResultSummary, b: KeyResultSummary) => (a.keyResult.id < b.keyResult.id ? -1 : 1);

/** The newest check-ins and revisions. Who did each is read only of those that are shown. */
async function changes(summaries: Summaries, all: readonly KeyResultSummary[]): Promise<Happening[]> {
  const found = all.flatMap((summary): (Happening & { whoId: string })[] => {
    const nothing = { who: null, summary, checkIn: null, revision: null };
    return [
      ...summary.checkIns.map((checkIn) => ({
        ...nothing,
        kind: 'check-in' as const,
        at: checkIn.createdAt,
        whoId: checkIn.authorId,
        checkIn,
      })),
      ...(summaries.revisions.get(summary.keyResult.id) ?? []).map((revision) => ({
        ...nothing,
        kind: 'revision' as const,
        at: revision.at,
        whoId: revision.createdBy,
        revision,
      })),
    ];
  });
  const newest = found.sort((a, b) => b.at - a.at).slice(0, mostChanges);
  return Promise.all(
    newest.map(async ({ whoId, ...happening }) => ({
      ...happening,
      who: (await summaries.get('member', whoId)) ?? null,
    })),
  );
}
