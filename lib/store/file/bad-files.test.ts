import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dumpDatabase,
  exported,
  must,
  plannedStore,
  quietCheckIn,
  webTicket,
} from '@/tests/support/planned-store';
import { t } from '../../platform/strings';
import { schemaVersion } from '../migrations';

type File = Record<string, unknown[]> & { version: number };
const edit = (change: (file: File) => void) => (text: string) => {
  const file = JSON.parse(text) as File;
  change(file);
  return JSON.stringify(file);
};
const put = (list: string, path: string, value: unknown) =>
  edit((file) => {
    const row = file[list]?.[0] as Record<string, unknown>;
    if (value === undefined) delete row[path];
    else row[path] = value;
  });

describe('bad files', () => {
  const reason = (path: string, why: Parameters<typeof t>[0], ...more: string[]) => t(why, path, ...more);
  test.each<[string, (text: string) => string, string]>([
    ['empty', () => '', t('importReasonJson')],
    ['cut off', (text) => text.slice(0, -20), t('importReasonJson')],
    ['another format', () => '{"format":"other"}', t('importReasonFormat')],
    ['a list', () => '[]', t('importReasonFormat')],
    [
      'no cycle of that id',
      put('objectives', 'cycleId', 'gone'),
      reason('objectives[0].cycleId', 'importReasonNamesNo', t('kindCycle')),
    ],
    [
      'another author',
      put('checkIns', 'authorId', 'gone'),
      reason('checkIns[0].authorId', 'importReasonNamesNo', t('kindMember')),
    ],
    ['a number as title', put('objectives', 'title', 5), reason('objectives[0].title', 'importReasonUnfit')],
    ['no title', put('objectives', 'title', undefined), reason('objectives[0].title', 'importReasonMissing')],
    [
      'a script as address',
      put('tickets', 'url', 'javascript:alert(1)'),
      reason('tickets[0].url', 'importReasonUnfit'),
    ],
    [
      'a clock that is none',
      put('tickets', 'clock', { '*': 'x' }),
      reason('tickets[0].clock.*', 'importReasonUnfit'),
    ],
    ['no clock', put('tickets', 'clock', undefined), reason('tickets[0].clock', 'importReasonMissing')],
    ['derived fields', put('tickets', 'local', {}), reason('tickets[0].local', 'importReasonUnknown')],
    [
      'an unknown list',
      edit((file) => Object.assign(file, { others: [] })),
      reason('others', 'importReasonUnknown'),
    ],
    [
      'a missing list',
      edit((file) => Reflect.deleteProperty(file, 'teams')),
      reason('teams', 'importReasonMissing'),
    ],
    [
      'a record twice',
      edit((file) => file.teams?.push(file.teams[0])),
      reason('teams[1].id', 'importReasonTwice'),
    ],
    [
      'a prototype',
      (text) => text.replace('"title":', '"__proto__":{"admin":true},"title":'),
      reason('objectives[0].__proto__', 'importReasonName'),
    ],
    [
      'a constructor',
      put('objectives', 'x', { constructor: 1 }),
      reason('objectives[0].x.constructor', 'importReasonName'),
    ],
    [
      'nested without end',
      put('objectives', 'x', JSON.parse('['.repeat(200) + ']'.repeat(200))),
      reason(`${`objectives[0].x${'[0]'.repeat(37)}`.slice(0, 119)}…`, 'importReasonDeep'),
    ],
    [
      'a record of a megabyte',
      put('objectives', 'x', 'y'.repeat(1 << 20)),
      reason('objectives[0]', 'importReasonLong'),
    ],
    [
      'a record that is none',
      edit((file) => file.teams?.push(null)),
      reason('teams[1]', 'importReasonUnfit'),
    ],
  ])('%s: the place is named, nothing changes', async (_, spoil, why) => {
    const planned = await plannedStore();
    const { store, keyResultId } = planned;
    await must(store.run('linkTicket', { ...webTicket(1), keyResultId }));
    await must(store.run('checkIn', { keyResultId, value: 3, ...quietCheckIn }));
    const bad = spoil(await exported(planned));
    const before = await dumpDatabase(planned.name);
    for (const mode of ['replace', 'merge'] as const) {
      const error = { code: 'invalid', message: 'failFile', substitutions: [why] };
      expect(await store.run('importFile', { text: bad, mode })).toEqual({ ok: false, error });
      expect(await store.read('checkFile', { text: bad, mode })).toEqual({ ok: false, error });
    }
    expect(await dumpDatabase(planned.name)).toBe(before);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    store.close();
  });

  test('of a newer Keyline: says so, and what to do', async () => {
    const planned = await plannedStore();
    const text = edit((file) => (file.version = 99))(await exported(planned));
    const result = await planned.store.run('importFile', { text, mode: 'replace' });
    expect(result).toMatchObject({
      error: { code: 'newer-schema', message: 'failFileNewer', substitutions: ['99', String(schemaVersion)] },
    });
    planned.store.close();
  });

  test('larger than what is read', async () => {
    const planned = await plannedStore();
    const text = ' '.repeat(128 * 1024 * 1024 + 1);
    const result = await planned.store.run('importFile', { text, mode: 'replace' });
    expect(result).toMatchObject({ error: { message: 'failFileTooLarge', substitutions: ['128'] } });
    planned.store.close();
  });

  test('any text at all is refused or read, never thrown out', { timeout: 60_000 }, async () => {
    const planned = await plannedStore();
    const good = await exported(planned);
    const before = await dumpDatabase(planned.name);
    const spoilt = fc
      .tuple(fc.nat(good.length - 1), fc.nat(30), fc.string({ maxLength: 6 }))
      .map(([at, length, text]) => good.slice(0, at) + text + good.slice(at + length));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), spoilt), async (text) => {
        const checked = await planned.store.read('checkFile', { text, mode: 'merge' });
        expect(typeof checked.ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
    expect(await dumpDatabase(planned.name)).toBe(before);
    planned.store.close();
  });
});
