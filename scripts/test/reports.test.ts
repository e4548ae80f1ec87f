import { describe, expect, it } from 'vitest';
import { countsOf, lastWords, readCounts } from './reports';

const file = (status: string, tests: [string, string][], message?: string) => ({
  name: `${process.cwd()}/lib/a.test.ts`,
  status,
  message,
  assertionResults: tests.map(([title, how]) => ({
    status: how,
    fullName: title,
    failureMessages: how === 'failed' ? ['expected 1 to be 2\n at …'] : [],
  })),
});
const report = (...testResults: object[]) => JSON.stringify({ testResults });

describe('what vitest reports', () => {
  it('is counted by its tests, and those that failed are named', () => {
    expect(
      countsOf(
        report(
          file('failed', [
            ['adds', 'passed'],
            ['takes', 'failed'],
          ]),
        ),
      ),
    ).toEqual({
      passed: 1,
      failed: 1,
      failures: ['lib/a.test.ts › takes: expected 1 to be 2'],
    });
  });
  it('has a failure where a file broke outside of its tests', () => {
    expect(countsOf(report(file('failed', [], 'no such module')))).toMatchObject({
      failed: 1,
      failures: ['lib/a.test.ts › the file: no such module'],
    });
    expect(countsOf(report(file('failed', [['adds', 'passed']], 'hook')))).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });
  it('has a failure where there is none', () => {
    expect(readCounts('/no/such/file', 'tests')).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe('the last words of a run that ended badly', () => {
  it('are the errors that nobody caught', () => {
    const said =
      'Tests 3 passed\n\u001b[31m⎯ Unhandled Errors ⎯\u001b[39m\nUnhandled Rejection\nError: reset\n  at x';
    expect(lastWords(said)).toBe('Unhandled Rejection · Error: reset');
  });
  it('are its last lines where there is none', () => {
    expect(lastWords('one\ntwo\n\nIt did not end within 25 minutes.\n')).toBe(
      'two · It did not end within 25 minutes.',
    );
  });
});
