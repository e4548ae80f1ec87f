import { describe, expect, it } from 'vitest';
import { countsOf, readCounts } from './reports';

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
