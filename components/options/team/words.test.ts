// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { changeLanguage } from '@/lib/platform/language';
import type { AuditEntry } from '@/lib/protocol/audit';
import { rejectionCodeSchema } from '@/lib/protocol/mutation';
import { problemSchema } from '@/lib/protocol/problem';
import { TeamError } from '@/lib/sync/team-api';
import { auditLine } from './audit-words';
import { teamWords } from './words';

afterEach(() => changeLanguage('en'));

const server = 'https://keyline.example';
const codes = problemSchema.shape.error.shape.code.options;

test.each(codes)('%s has words of ours, in the language of the reader', async (code) => {
  const error = new TeamError(code, 'It is of a scope that is not yours.');
  const english = teamWords(error, server);
  expect(english).not.toContain('scope');
  await changeLanguage('de');
  const german = teamWords(error, server);
  expect(german).not.toBe(english);
  expect(german).not.toMatch(/\$\d|scope/);
});

const refused = (code: string, patch = {}) =>
  auditLine({ kind: 'objective', id: 'o1', op: 'patch', patch, code } as unknown as AuditEntry, new Map());

test.each(rejectionCodeSchema.options)('a change refused for %s says why', async (code) => {
  const english = refused(code).refused;
  expect(english).toMatch(/^– refused \([a-z ]+\)$/);
  await changeLanguage('de');
  expect(refused(code).refused).toMatch(/^– abgelehnt \(.+\)$/);
  expect(refused(code).refused).not.toContain(code);
});

test('a code of a newer server is shown as it is, at most so long', () => {
  expect(refused('new'.repeat(30)).refused).toBe(`– refused (${'new'.repeat(30).slice(0, 40)})`);
});

test('fields without a word of their own are summed up', async () => {
  await changeLanguage('de');
  expect(refused('gone', { title: 'A', shortName: 'B', labels: [] }).fields).toMatch(
    /^\S+ weitere Angaben$|, weitere Angaben$/,
  );
});
