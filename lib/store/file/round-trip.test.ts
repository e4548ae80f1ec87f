import { describe, expect, test } from 'vitest';
import {
  dumpDatabase,
  exported,
  must,
  type Planned,
  plannedStore,
  quietCheckIn,
  webTicket,
} from '@/tests/support/planned-store';
import { openStore } from '../store';

/** A store with every kind of record that commands make, an archived one among them. */
async function fullStore(): Promise<Planned> {
  const planned = await plannedStore();
  const { store, keyResultId, clock } = planned;
  await must(store.run('linkTicket', { ...webTicket(1), keyResultId }));
  await must(store.run('checkIn', { keyResultId, value: 3, ...quietCheckIn, comment: 'Ünïcode “✓”' }));
  const { activityId } = await must(store.run('addWork', { keyResultId, text: 'Ask' }));
  await must(store.run('removeActivity', { activityId }));
  await must(store.run('saveDraft', { key: 'd', draft: { value: 2 } }));
  await must(store.run('loadSample', {}));
  clock.now += 1000;
  return planned;
}

describe('round trip', () => {
  test('everything out, erased, and in again is the same to the byte, and goes on as a new client', async () => {
    const planned = await fullStore();
    const { store, keyResultId } = planned;
    const text = await exported(planned);
    const clientBefore = /"clientId":"(\w+)"/.exec(await dumpDatabase(planned.name))?.[1];
    await must(store.run('eraseAll', { typed: 'erase' }));
    expect((await store.read('boot', {})).workspace).toBeNull();
    const report = await must(store.run('importFile', { text, mode: 'replace' }));
    expect(report.counts.keyResult?.added).toBeGreaterThan(1);
    expect(await exported(planned)).toBe(text);
    expect((await store.read('boot', {})).workspace?.sample).toBe(true);
    expect(await store.read('draft', { key: 'd' })).toEqual({ value: 2 });
    expect(await dumpDatabase(planned.name)).not.toContain(`"clientId":"${clientBefore}"`);
    const { workspaces } = await store.read('boot', {});
    const own = workspaces.find(({ sample }) => !sample);
    await must(store.run('switchWorkspace', { workspaceId: own?.id ?? '' }));
    await must(store.run('editKeyResult', { keyResultId, weight: 9 }));
    expect((await store.read('keyResult', { keyResultId }))?.summary.keyResult.weight).toBe(9);
    store.close();
  });

  test('in another browser, where the clock is a day behind, the first edit still wins', async () => {
    const planned = await fullStore();
    const text = await exported(planned);
    const other = await openStore({ name: 'other-browser', now: () => planned.clock.now - 86_400_000 });
    await must(other.run('importFile', { text, mode: 'replace' }));
    const { me } = await other.read('boot', {});
    expect(me?.name).toBe('Ada');
    const { items } = await other.read('due', {});
    const keyResultId = items[0]?.keyResult.id ?? '';
    await must(other.run('editKeyResult', { keyResultId, shortName: 'Other' }));
    const merged = await exported({ store: other });
    await must(planned.store.run('importFile', { text: merged, mode: 'merge' }));
    expect((await planned.store.read('keyResult', { keyResultId }))?.summary.keyResult.shortName).toBe(
      'Other',
    );
    planned.store.close();
    other.close();
  });

  test('reads by index work on what came in', async () => {
    const planned = await fullStore();
    const text = await exported(planned);
    const other = await openStore({ name: 'indexes', now: () => planned.clock.now });
    await must(other.run('importFile', { text, mode: 'replace' }));
    expect(await other.read('due', {})).toEqual(await planned.store.read('due', {}));
    expect(await other.read('mine', { cycleId: null })).toEqual(
      await planned.store.read('mine', { cycleId: null }),
    );
    planned.store.close();
    other.close();
  });
});

describe('a team file', () => {
  test('leaves out drafts, who I am here, titles of tickets, and other workspaces', async () => {
    const planned = await plannedStore();
    const { store, keyResultId } = planned;
    await must(store.run('linkTicket', { ...webTicket(1), title: 'Secret plan', keyResultId }));
    await must(store.run('saveDraft', { key: 'd', draft: 'typed' }));
    await must(store.run('loadSample', {}));
    await must(store.run('switchWorkspace', { workspaceId: planned.workspaceId }));
    const text = await exported(planned, true);
    expect(text).toContain('Load below 2 s');
    for (const local of ['Secret plan', 'typed', 'device', 'Sample']) expect(text).not.toContain(local);
    await must(store.run('importFile', { text, mode: 'merge' }));
    expect((await store.read('ticket', { ref: webTicket(1).ticket })).ticket?.title).toBe('Secret plan');
    store.close();
  });

  test('of two people, taken in either order, makes the same store', async () => {
    const base = await plannedStore();
    const file = await exported(base, true);
    const people = await Promise.all(
      ['Ben', 'Cleo'].map(async (name, n) => {
        const store = await openStore({ name: `person-${name}`, now: () => base.clock.now + n + 1 });
        await must(store.run('introduceMe', { name, account: { host: 'jira-cloud', accountId: name } }));
        await must(store.run('importFile', { text: file, mode: 'merge' }));
        const { keyResultId } = base;
        await must(store.run('linkTicket', { ...webTicket(1), keyResultId }));
        await must(store.run('linkTicket', { ...webTicket(2 + n), keyResultId }));
        await must(store.run('checkIn', { keyResultId, value: 3 - n, ...quietCheckIn }));
        await must(
          store.run('editKeyResult', n === 0 ? { keyResultId, weight: 3 } : { keyResultId, shortName: 'C' }),
        );
        const text = (await store.read('exportFile', { team: true })).text;
        store.close();
        return text;
      }),
    );
    const orders = await Promise.all(
      [people, [...people].reverse(), [...people, ...people]].map(async (texts, n) => {
        const store = await openStore({ name: `order-${n}`, now: () => base.clock.now });
        for (const text of texts) await must(store.run('importFile', { text, mode: 'merge' }));
        const summary = (await store.read('keyResult', { keyResultId: base.keyResultId }))?.summary;
        expect(summary?.keyResult).toMatchObject({ weight: 3, shortName: 'C' });
        expect(summary?.checkIns).toHaveLength(2);
        const text = (await store.read('exportFile', { team: false })).text;
        store.close();
        return text.replace(/"device":.*\n/, '');
      }),
    );
    expect(orders[1]).toBe(orders[0]);
    expect(orders[2]).toBe(orders[0]);
    // Both made the same record of the ticket they share.
    expect(orders[0]?.match(/"key":"WEB-1"/g)).toHaveLength(1);
    base.store.close();
  });

  test('in a first run: it opens, and I become a member', async () => {
    const base = await plannedStore();
    const text = await exported(base, true);
    const store = await openStore({ name: 'joins', now: () => base.clock.now });
    await must(store.run('introduceMe', { name: 'Ben', account: null }));
    const dry = await store.read('checkFile', { text, mode: 'merge' });
    const report = await must(store.run('importFile', { text, mode: 'merge' }));
    expect(dry).toEqual({ ok: true, value: report });
    const { workspace, me, members } = await store.read('boot', {});
    expect([workspace?.name, me?.name, members.map(({ name }) => name).sort()]).toEqual([
      'Acme',
      'Ben',
      ['Ada', 'Ben'],
    ]);
    await must(store.run('checkIn', { keyResultId: base.keyResultId, value: 3, ...quietCheckIn }));
    const twice = await must(store.run('importFile', { text, mode: 'merge' }));
    expect(
      Object.values(twice.counts).every(({ added, changed, removed }) => added + changed + removed === 0),
    ).toBe(true);
    store.close();
    base.store.close();
  });

  test('from a clock ahead is refused', async () => {
    const base = await plannedStore();
    const text = await exported(base, true);
    const store = await openStore({ name: 'behind', now: () => base.clock.now - 600_000 });
    expect(await store.run('importFile', { text, mode: 'merge' })).toMatchObject({
      error: { message: 'failFileClock' },
    });
    store.close();
    base.store.close();
  });
});
