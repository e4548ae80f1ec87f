import type { Metric } from '@/lib/okr/metrics';
import { parseNumber } from '@/lib/okr/parse-number';

export interface ReadKeyResult {
  title: string;
  /** null = no numbers in the line. */
  metric: Metric | null;
}

const sign = '[+−–-]?';
const digits = String.raw`\d[\d.,'’\u00a0\u202f]*`;
const unit = String.raw`[^\s\d→().]{1,12}`;
const arrow = '(?:→|->|=>|–>|—>)';

/** `… 20 → 30 %`, `… 3.1 s -> 2 s`. */
const span = new RegExp(
  `^(.*?)[\\s:,(]*(${sign}${digits})\\s*(${unit})?\\s*${arrow}\\s*(${sign}${digits})\\s*(${unit})?[\\s).]*$`,
  'u',
);
/** `… +15 %`: a change of what is measured first. */
const relative = new RegExp(`^(.*?)[\\s:,(]*([+−–-])\\s?(${digits})\\s*%[\\s).]*$`, 'u');
const fillers = /\s+(?:from|by|von|um)$/iu;

/**
 * A key result from one line: its title, and start, target and unit where the line ends in them. What is measured
 * stays in the title; the numbers leave it, since they stand beside it and may be revised.
 */
export function readKeyResult(line: string, locale: string): ReadKeyResult {
  const text = line.trim().replace(/\s+/g, ' ');
  const between = span.exec(text);
  if (between) {
    const [, title = '', from = '', unitFrom, to = '', unitTo] = between;
    const [start, target] = [parseNumber(from, locale), parseNumber(to, locale)];
    if (title.trim() && start !== null && target !== null && start !== target) {
      const metric: Metric = { type: 'number', start, target, unit: unitTo ?? unitFrom ?? '' };
      return { title: title.trim().replace(fillers, ''), metric };
    }
  }
  const change = relative.exec(text);
  if (change) {
    const [, title = '', direction, amount = ''] = change;
    const by = parseNumber(amount, locale);
    if (title.trim() && by) {
      const target = direction === '+' ? by : -by;
      return {
        title: text,
        metric: { type: 'number', start: null, target, unit: '', relative: true },
      };
    }
  }
  return { title: text, metric: null };
}
