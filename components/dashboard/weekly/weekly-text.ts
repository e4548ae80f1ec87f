import { dueText, percentText, reasonsOf, shapeOf, statusWord } from '@/components/key-result/words';
import type { Shape } from '@/components/ui/status-shape';
import { addDays, formatDay } from '@/lib/okr/day';
import { metricOf } from '@/lib/okr/metrics';
import { lastConfidence } from '@/lib/okr/status';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { locale, t, tKey } from '@/lib/platform/strings';
import type { Queries } from '@/lib/store/api';
import type { PlanObjective } from '@/lib/store/dashboard-api';
import { objectiveShape, outcomeText } from '../objectives/objective-words';
import { escapeMarkdown, quoteMarkdown } from './markdown';

const shapes: Record<Shape, string> = {
  'on-track': '●',
  'at-risk': '▲',
  'off-track': '■',
  none: '○',
  done: '✓',
};

/** Whole points since a week ago; null = no check-in then or now. */
export function changeInWeek(
  summary: Pick<KeyResultSummary, 'history' | 'percent'>,
  today: string,
): number | null {
  const before = summary.history.findLast(({ on }) => on <= addDays(today, -7))?.percent;
  return before === undefined || before === null || summary.percent === null
    ? null
    : summary.percent - before;
}

/** `+5`, `−3`, `±0`. */
const signed = (points: number): string =>
  points === 0
    ? '±0'
    : `${points > 0 ? '+' : '−'}${new Intl.NumberFormat(locale()).format(Math.abs(points))}`;

/** `3.1 s → **2.3 s** → 2.0 s`. */
function valueText({ keyResult: { metric }, current }: KeyResultSummary): string {
  const rules = metricOf(metric);
  const write = (value: typeof current) => escapeMarkdown(rules.format(metric, value, locale()));
  const start = rules.start(metric);
  if (typeof start === 'number')
    return `${write(start)} → **${write(current)}** → ${write(rules.reached(metric))}`;
  if (typeof current === 'boolean') return t(current ? 'valueDone' : 'valueNotDone');
  if (typeof current === 'object' && current !== null) return t('valueSteps', write(current));
  const range = escapeMarkdown(rules.formatRange(metric, locale()));
  return current === null ? `${t('valueNone')} · ${range}` : `**${write(current)}** · ${range}`;
}

function keyResultLines(summary: KeyResultSummary, today: string): string[] {
  const { keyResult, lastCheckIn, checkIns } = summary;
  const shape = shapeOf(summary);
  const change = changeInWeek(summary, today);
  const confidence = lastConfidence(checkIns);
  const status = outcomeText(keyResult) ?? statusWord(shape);
  const said = [
    `${percentText(summary)}${change === null ? '' : ` (${t('dashWeeklyChange', signed(change))})`}`,
    valueText(summary),
    ...(confidence === null ? [] : [t('confidence', confidence)]),
  ].join(' · ');
  const isLate = keyResult.state === 'active' && (summary.isDue || summary.staleDays !== null);
  const late = isLate && [
    dueText(summary, today),
    ...(summary.staleDays === null ? [] : reasonsOf(summary).slice(-1)),
  ];
  return [
    `- ${shapes[shape]} **${escapeMarkdown(keyResult.title)}** (${status}): ${said}`,
    ...(lastCheckIn ? quoteMarkdown(lastCheckIn.comment, '  ') : []),
    ...(lastCheckIn?.blockers.trim()
      ? [`  - ${t('blockedBy')}: ${escapeMarkdown(lastCheckIn.blockers)}`]
      : []),
    ...(late ? [`  - ${t('dashWeeklyLate', late.filter(Boolean).join(', '))}`] : []),
  ];
}

function objectiveLines({ summary, teams, keyResults }: PlanObjective, today: string): string[] {
  const shape = objectiveShape(summary);
  const beside = summary.beside.map(({ message, substitutions }) => tKey(message, substitutions)).join(' · ');
  const names = teams.map(({ name }) => escapeMarkdown(name)).join(', ');
  const status = outcomeText(summary.objective) ?? statusWord(shape);
  const head = [`${shapes[shape]} ${status}`, percentText({ percent: summary.percent }), names, beside];
  return [
    `## ${escapeMarkdown(summary.objective.title)}`,
    '',
    head.filter(Boolean).join(' · '),
    '',
    ...keyResults
      .filter(({ keyResult }) => keyResult.state !== 'draft')
      .flatMap((one) => keyResultLines(one, today)),
    '',
  ];
}

/** The week's update of what is shown, as Markdown; drafts are left out. null = nothing to tell. */
export function weeklyText(plan: Queries['plan']['value'], today: string): string | null {
  const told = plan.objectives.filter(({ summary }) => summary.objective.state !== 'draft');
  if (told.length === 0) return null;
  const names = plan.cycles.map(({ name }) => escapeMarkdown(name)).join(', ');
  const head = `# ${t('dashWeeklyTitle', formatDay(today, locale()))}`;
  const progress = plan.progress === null ? [] : [percentText({ percent: Math.floor(plan.progress * 100) })];
  return [
    head,
    '',
    [names, ...progress].join(' · '),
    '',
    ...told.flatMap((one) => objectiveLines(one, today)),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
