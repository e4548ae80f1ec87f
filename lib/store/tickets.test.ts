import { expect, test } from 'vitest';
import { must, plannedStore, webTicket } from '@/tests/support/planned-store';

interface TicketRow {
  key: string;
  hostId: string | null;
  keys: Record<string, boolean>;
  id: string;
}

test('a moved ticket is found under its old key and its new one; two records of one host id are one ticket', async () => {
  const { store, keyResultId, objectiveId } = await plannedStore();
  const other = await must(
    store.run('createKeyResult', { objectiveId, title: 'Other', metric: { type: 'binary' } }),
  );
  await must(store.run('linkTicket', { ...webTicket(1), keyResultId }));
  await must(store.run('linkTicket', { ...webTicket(2), keyResultId: other.keyResultId }));
  await must(store.run('linkTicket', { ...webTicket(2), keyResultId }));
  const { text } = await store.read('exportFile', { team: false });
  const file = JSON.parse(text) as { tickets: TicketRow[] };
  for (const ticket of file.tickets) ticket.hostId = '10042';
  const moved = file.tickets.find(({ key }) => key === 'WEB-1');
  if (moved) Object.assign(moved, { key: 'OPS-7', keys: { 'WEB-1': true, 'OPS-7': true } });
  await must(store.run('importFile', { text: JSON.stringify(file), mode: 'replace' }));
  const ref = (key: string) => ({ ...webTicket(1).ticket, key });
  for (const key of ['WEB-1', 'OPS-7', 'WEB-2']) {
    const { serves } = await store.read('ticket', { ref: ref(key) });
    expect(serves.map(({ summary }) => summary.keyResult.id).sort()).toEqual(
      [keyResultId, other.keyResultId].sort(),
    );
    expect(await store.run('linkTicket', { ...webTicket(1), ticket: ref(key), keyResultId })).toMatchObject({
      error: { code: 'already-linked', substitutions: [key] },
    });
  }
  const chips = await store.read('chips', {
    host: 'jira-cloud',
    site: 'acme.atlassian.net',
    keys: ['WEB-1', 'OPS-7', 'WEB-2', 'WEB-3', 'WEB-1'],
  });
  expect(Object.keys(chips).sort()).toEqual(['OPS-7', 'WEB-1', 'WEB-2']);
  expect(chips['OPS-7']).toHaveLength(2);
  store.close();
});
