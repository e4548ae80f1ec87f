import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutationSchema } from '../../lib/protocol/mutation';
import { applyPending } from '../../lib/sync/client/apply-pending';
import { createOf, patchOf } from '../../lib/sync/client/mutation-of';
import type { Pending, SyncRecord } from '../../lib/sync/client/types';
import { canonical } from '../../lib/sync/merge';
import { mergeRules } from '../../lib/sync/merge-rules';
import { applyMutation, type Row } from '../../server/src/sync/apply';
import { idOf, noon, objective, stampOf, workspaceId } from '../support/sync-device';

const own = ['__proto__', 'constructor', 'prototype'];
/** What people call a label: spaces, dots, any script; and what looks like another path. */
const label = fc
  .oneof(
    fc.constantFrom(
      'needs review',
      'v1.2',
      'a',
      'a.b',
      'a.b.c',
      '.',
      '..',
      '*',
      'labels',
      'labels.a',
      'état',
      '要確認',
      '🚀 go',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  )
  .filter(
    (text) =>
      !/\p{Cc}/u.test(text) && text.length <= 64 && !text.split('.').some((part) => own.includes(part)),
  );
const labels = fc.uniqueArray(fc.tuple(label, fc.boolean()), { selector: ([name]) => name, maxLength: 6 });
const clockOf = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 6, maxLength: 6 });

const rule = mergeRules.objective;
const make = (entries: [string, boolean][], stamps: number[]): SyncRecord =>
  canonical(
    {
      ...objective(1, { labels: Object.fromEntries(entries) }),
      clock: {
        '*': stampOf(0),
        ...Object.fromEntries(entries.map(([name], at) => [`labels.${name}`, stampOf(stamps[at] ?? 1)])),
      },
    } as unknown as SyncRecord,
    rule,
  );
const onServer = (current: Row | null, said: object): Row => {
  const mutation = mutationSchema.parse(JSON.parse(JSON.stringify({ ...said, mid: 1 })));
  const applied = applyMutation(current, mutation, { workspaceId, userId: 'ann', now: noon + 60_000 });
  if (!applied.ok) throw new Error(`${applied.code}: ${applied.message}`);
  return applied.row;
};
const shown = ({ data, clock }: Row) => canonical({ ...data, clock } as SyncRecord, rule);

describe('labels of any name', () => {
  it('reach the server as they are, and so does what changes of them', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(labels, labels, clockOf, (first, second, stamps) => {
        const before = make(first, stamps);
        const row = onServer(null, createOf('objective', before, stampOf(5), false));
        expect(shown(row)).toEqual(before);

        const stamp = stampOf(9);
        const gone = first.filter(([name]) => !second.some(([other]) => other === name));
        const clock = { ...before.clock };
        for (const [name] of [...second, ...gone]) clock[`labels.${name}`] = stamp;
        const after = canonical({ ...before, labels: Object.fromEntries(second), clock } as SyncRecord, rule);
        const said = patchOf('objective', before, after, stamp, false);
        if (!said) return;
        const pending = { ...said, mid: 1, workspaceId, kind: 'objective' } as Pending;
        expect(applyPending(before, pending)).toEqual(after);
        expect(shown(onServer(row, said))).toEqual(after);
      }),
      { numRuns: 200 },
    );
  });

  it.each(['labels.needs review', 'labels.v1.2', 'labels.*', 'labels.🚀', 'title'])(
    '%s is a path',
    (path) => {
      expect(mutationSchema.safeParse(said({ [path]: true })).success).toBe(true);
    },
  );

  it.each([
    '',
    'a\tb',
    'labels.a\u0000',
    'labels.\u0085',
    'constructor',
    'labels.constructor',
    'prototype.x',
    'a.__proto__.b',
    'x'.repeat(201),
  ])('%j is none', (path) => {
    expect(mutationSchema.safeParse(said({ [path]: true })).success).toBe(false);
    expect(mutationSchema.safeParse({ ...said({}), unset: [path] }).success).toBe(false);
  });
});

const said = (patch: object) => ({
  mid: 1,
  hlc: stampOf(1),
  kind: 'objective',
  id: idOf(1),
  op: 'patch',
  patch,
});
