import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import * as z from 'zod/mini';

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.optional(z.string()),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.nullish(z.array(z.string())),
        }),
      ),
    }),
  ),
});

export interface Counts {
  passed: number;
  failed: number;
  /** A line for each that failed: its file, its name, the first of what it said. */
  failures: string[];
}

/** A vitest project’s JSON report; a file that broke before its first test counts as one failure. */
export function countsOf(text: string): Counts {
  const counts: Counts = { passed: 0, failed: 0, failures: [] };
  const fail = (file: string, name: string, message = '') => {
    counts.failed++;
    const [line = ''] = message.split('\n');
    counts.failures.push(`${path.relative(process.cwd(), file)} › ${name}: ${line.slice(0, 1000)}`);
  };
  for (const { name, status, message, assertionResults } of reportSchema.parse(JSON.parse(text))
    .testResults) {
    for (const one of assertionResults)
      if (one.status === 'passed') counts.passed++;
      else if (one.status === 'failed') fail(name, one.fullName, one.failureMessages?.[0]);
    if (status === 'failed' && !assertionResults.some((one) => one.status === 'failed'))
      fail(name, 'the file', message);
  }
  return counts;
}

/** The same of a report’s file; none = the run broke before it could write one. */
export function readCounts(file: string, task: string): Counts {
  try {
    return countsOf(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, failures: [`${task}: it broke before it could report`] };
  }
}

/** What a run said that had no test fail and yet ended badly: an error that nobody caught, say. */
export function lastWords(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.trim());
  const errors = lines.filter((line) => /^(\S*Error\b|Unhandled|Caused by)/.test(line));
  const said = errors.length > 0 ? errors.slice(0, 3) : lines.filter((line) => line !== '').slice(-2);
  return said.join(' · ').slice(0, 1000);
}
