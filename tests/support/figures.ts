import { appendFileSync } from 'node:fs';

/**
 * Says what a harness has done, for the log and, where `KEYLINE_FIGURES` names a file, as a line of JSON in it: the rows of
 * `docs/soak.md`. Said before the checks of the figures, so that a run that fails has its figures too.
 * @param name what was done, as in "kills of the writer"
 * @param figures counts and times, by a short plain name: `{ kills: 1000, lost: 0 }`
 */
export function figure(name: string, figures: Readonly<Record<string, number | string>>): void {
  // Past the test runner's own writing, so that it stands alone.
  process.stdout.write(
    `▪ ${name}: ${Object.entries(figures)
      .map(([what, value]) => `${value} ${what}`)
      .join(', ')}\n`,
  );
  const file = process.env.KEYLINE_FIGURES;
  if (file) appendFileSync(file, `${JSON.stringify({ name, figures })}\n`);
}
