import type { KeyResultSummary } from '../okr/summary';
import { locale, t } from '../platform/strings';
import type { Chip } from './runtime';

/** Worst first; ✓ only where every linked key result is done. */
const severity = ['off-track', 'at-risk', 'on-track', null, 'done'] as const;
const nameLength = 14;

const statusOf = ({ status }: KeyResultSummary): Chip['status'] => (status.done ? 'done' : status.shown);

/** One chip for a row: the worst key result's status and short name, and how many more. `summaries` is not empty. */
export function chipOf(summaries: readonly KeyResultSummary[]): Chip {
  const byWorst = [...summaries].sort(
    (a, b) => severity.indexOf(statusOf(a)) - severity.indexOf(statusOf(b)),
  );
  const [worst] = byWorst;
  if (!worst) throw new Error('chipOf needs a key result');
  return {
    status: statusOf(worst),
    stale: worst.staleDays !== null,
    name: shortNameOf(worst),
    more: summaries.length - 1,
    tooltip: byWorst.map(tooltipOf).join('\n\n'),
  };
}

/** The key result's own short name, else its title cut between words where that is possible. */
function shortNameOf({ keyResult }: KeyResultSummary): string {
  if (keyResult.shortName) return keyResult.shortName;
  const letters = Array.from(keyResult.title.trim());
  if (letters.length <= nameLength) return letters.join('');
  const cut = letters.slice(0, nameLength - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space >= nameLength / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

function tooltipOf(summary: KeyResultSummary): string {
  const { objective, keyResult, percent, gap, lastCheckIn } = summary;
  const behind = gap === null ? 0 : Math.round(gap * 100);
  return [
    objective.title,
    percent === null ? keyResult.title : t('chipProgress', keyResult.title, percent),
    behind > 0 && t('chipBehind', behind),
    lastCheckIn ? t('chipCheckedIn', formatDay(lastCheckIn.effectiveOn)) : t('chipNoCheckIn'),
  ]
    .filter(Boolean)
    .join('\n');
}

/** A calendar day in the person's locale: no time zone may move it. */
const formatDay = (day: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00Z`),
  );
