import * as z from 'zod/mini';

const figureSchema = z.object({
  name: z.string(),
  figures: z.record(z.string(), z.union([z.number(), z.string()])),
});
export const resultSchema = z.object({
  name: z.string(),
  title: z.string(),
  command: z.string(),
  ok: z.boolean(),
  /** How long it took, in seconds. */
  seconds: z.number(),
  /** The day, as 2026-11-22. */
  on: z.string(),
  figures: z.array(figureSchema),
});
export type Result = z.infer<typeof resultSchema>;

/** The lines that `tests/support/figures.ts` wrote. */
export const readFigures = (text: string): Result['figures'] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => figureSchema.parse(JSON.parse(line)));

/** `docs/soak.md`, whole: a row for each harness, also for those that have no result yet. */
export function report(results: readonly Result[], all: readonly Pick<Result, 'name' | 'title'>[]): string {
  const rows = all.map(({ name, title }) => {
    const result = results.find((one) => one.name === name);
    if (!result) return `| ${title} | | not run in full yet | | |`;
    const { figures, ok, seconds, on } = result;
    const said = figures.map((one) => `${one.name}: ${words(one.figures)}`).join('<br>');
    return `| ${title} | ${said || 'no figures'} | ${ok ? 'held' : '**failed**'} | ${Math.round(seconds)} s | ${on} |`;
  });
  return `# The last long run

Written by \`npm run soak\` (all) or \`npm run soak -- --only NAME\` (that row): the checks of \`npm test\` with their full
counts. What each proves, and which planted fault it was seen to find, is in [proofs.md](proofs.md).

| what | figures | verdict | took | on |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

const words = (figures: Readonly<Record<string, number | string>>): string =>
  Object.entries(figures)
    .map(([what, value]) => `${value} ${what}`)
    .join(', ');
