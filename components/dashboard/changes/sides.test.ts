import { expect, it } from 'vitest';
import type { AuditEntry } from '@/lib/protocol/audit';
import { changeLines } from './sides';

const stamp = (millis: number, client: string) =>
  `${String(millis).padStart(13, '0')}-0000-${client.padEnd(12, '0')}`;
const entry = (seq: number, who: string, millis: number, patch: Record<string, unknown>): AuditEntry => ({
  seq,
  at: 1000 + seq,
  userId: who,
  userName: who,
  clientId: who.padEnd(12, '0'),
  kind: 'objective',
  id: '0190a000-0000-7000-8000-00000000000a',
  op: 'patch',
  hlc: stamp(millis, who),
  patch,
  code: null,
});

it('an edit made earlier that arrives later has lost to the one it met, field by field', () => {
  const lines = changeLines([
    entry(3, 'ben', 10, { title: 'old', ownerId: 'b' }),
    entry(2, 'ann', 20, { title: 'new' }),
    entry(1, 'ann', 5, { title: 'first' }),
  ]);
  expect(
    lines.map(({ who, fields }) => [who, ...fields.map(({ path, fate }) => `${path} ${fate.is}`)]),
  ).toEqual([
    ['ben', 'title lost', 'ownerId stands'],
    ['ann', 'title stands'],
    ['ann', 'title replaced'],
  ]);
  expect(lines[0]?.fields[0]?.fate).toMatchObject({ to: { who: 'ann', value: 'new' } });
});

it('stamps by path count before the one of the whole', () => {
  const uploaded = { ...entry(2, 'ben', 30, { title: 'kept' }), clock: { title: stamp(10, 'ben') } };
  const [line] = changeLines([uploaded, entry(1, 'ann', 20, { title: 'new' })]);
  expect(line?.fields[0]?.fate.is).toBe('lost');
});

it('what was refused changed nothing', () => {
  const refused = { ...entry(2, 'ben', 30, { title: 'no' }), seq: null, code: 'forbidden' };
  const [line, other] = changeLines([refused, entry(1, 'ann', 20, { title: 'new' })]);
  expect([line?.refused, line?.fields, other?.fields[0]?.fate.is]).toEqual(['forbidden', [], 'stands']);
});
