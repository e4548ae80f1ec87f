import fc from 'fast-check';
import { expect, test } from 'vitest';
import { device, idOf, ModelServer, objective, workspaceId } from '@/tests/support/sync-device';
import type { PushAnswer, PushRequest } from '../../protocol/push';
import { canonical } from '../merge';
import { mergeRules } from '../merge-rules';
import { acknowledge } from './acknowledge';
import { integrate } from './integrate';
import { nextBatch } from './next-batch';

const step = fc.record({
  who: fc.integer({ min: 0, max: 2 }),
  what: fc.constantFrom('write', 'write', 'send', 'hear', 'ask', 'read', 'forget'),
  record: fc.integer({ min: 1, max: 3 }),
  field: fc.constantFrom('title', 'grade', 'description', 'labels.a', 'labels.b'),
  value: fc.integer({ min: 0, max: 10 }),
  later: fc.integer({ min: 0, max: 3 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** One device with what is on its way to it. */
function party(name: string, server: ModelServer) {
  const a = device(name);
  let answers: [PushRequest, PushAnswer][] = [];
  let pages: { from: string | null; page: Parameters<typeof integrate>[2] }[] = [];
  const send = async () => {
    const request = await a.transact((tx) => nextBatch(tx, workspaceId, 3));
    if (request) answers.push([request, server.push(request)]);
  };
  const hear = async () => {
    const [first, ...rest] = answers;
    answers = rest;
    if (first) await a.transact((tx) => acknowledge(tx, workspaceId, ...first));
  };
  const ask = () => {
    const from = a.connection()?.cursor ?? null;
    const page = { changes: server.since(Number(from ?? 0)), cursor: String(server.seq), revokedScopes: [] };
    pages.push({ from, page });
  };
  const read = async () => {
    const [first, ...rest] = pages;
    pages = rest;
    if (first)
      await a.transact((tx) =>
        integrate(tx, workspaceId, first.page, { bootstrap: false, from: first.from }),
      );
  };
  const write = ({ record, field, value }: Step) => {
    if (!a.record('objective', idOf(record))) return a.write('objective', idOf(record), objective(record));
    const values: Record<Step['field'], unknown> = {
      title: `Title ${value}`,
      grade: value / 10,
      description: value > 5 ? undefined : `Why ${value}`,
      'labels.a': value > 5,
      'labels.b': value > 5,
    };
    return a.write('objective', idOf(record), { [field]: values[field] });
  };
  const forget = () => {
    answers = [];
    pages = [];
  };
  return { a, steps: { send, hear, ask, read, forget, write } };
}

test('any interleaving of writes, pushes, lost and late answers and pulls ends alike everywhere', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 60 }),
      fc.integer({ min: 0, max: 10 }),
      async (steps, refused) => {
        const server = new ModelServer(({ patch }) => patch.title === `Title ${refused}`);
        const parties = ['a', 'b', 'c'].map((name) => party(name, server));
        for (const { a } of parties) await a.connect();
        for (const one of steps) {
          server.now += one.later;
          const { a, steps: can } = parties[one.who] as (typeof parties)[number];
          a.at.now += one.later * (one.who + 1);
          await can[one.what](one);
        }
        for (const { a, steps: can } of parties) {
          can.forget();
          while (a.waiting().length > 0) {
            await can.send();
            await can.hear();
          }
        }
        for (const { a, steps: can } of parties) {
          can.ask();
          await can.read();
          const rows = [...server.rows.values()].map(({ data, clock }) => ({ ...data, clock }));
          const texts = (all: object[]) =>
            all.map((row) => JSON.stringify(canonical(row as never, mergeRules.objective))).sort();
          expect(texts([...a.store.records.values()].map(({ record }) => record))).toEqual(texts(rows));
          expect(a.store.confirmed.size).toBe(0);
        }
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);
