import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exported, must, type Planned, plannedStore, webTicket } from '@/tests/support/planned-store';

let planned: Planned;
beforeEach(async () => {
  planned = await plannedStore();
});
afterEach(() => planned.store.close());

const site = 'acme.atlassian.net';
const ref = (key: string, at = site, host = 'jira-cloud') => ({ host, site: at, key });
const at = (key: string, where = site) => ({
  ticket: ref(key, where),
  url: `https://${where}/browse/${key}`,
  title: key,
});
const linear = (workspace: string, key: string) => ({
  ticket: ref(key, `linear.app/${workspace}`, 'linear'),
  url: `https://linear.app/${workspace}/issue/${key}`,
  title: key,
});
const served = async (ticket: ReturnType<typeof ref>, hostId: string | null = null) =>
  (await planned.store.read('ticket', { ref: ticket, hostId })).serves.map(
    ({ summary }) => summary.keyResult.id,
  );
const createOther = async () =>
  (
    await must(
      planned.store.run('createKeyResult', {
        objectiveId: planned.objectiveId,
        title: 'Other',
        metric: { type: 'binary' },
      }),
    )
  ).keyResultId;

describe('a moved issue: two keys, one id', () => {
  test('is known under its new key by its id, and the next link keeps both keys', async () => {
    const { store, keyResultId } = planned;
    const other = await createOther();
    await must(store.run('linkTicket', { ...at('WEB-1'), hostId: '10042', keyResultId }));
    expect(await served(ref('OPS-7'))).toEqual([]);
    expect(await served(ref('OPS-7'), '10042')).toEqual([keyResultId]);
    const again = await store.run('linkTicket', { ...at('OPS-7'), hostId: '10042', keyResultId });
    expect(again).toMatchObject({ ok: false, error: { code: 'already-linked' } });
    await must(store.run('linkTicket', { ...at('OPS-7'), hostId: '10042', keyResultId: other }));
    for (const key of ['WEB-1', 'OPS-7']) expect(await served(ref(key))).toEqual([keyResultId, other]);
    const { ticket } = await store.read('ticket', { ref: ref('WEB-1') });
    expect(ticket).toMatchObject({ key: 'OPS-7', keys: { 'WEB-1': true, 'OPS-7': true }, hostId: '10042' });
    await must(store.run('undo', {}));
    expect(await served(ref('OPS-7'))).toEqual([]);
    expect(await served(ref('WEB-1'))).toEqual([keyResultId]);
  });

  test('an id is added to a record that has none, and never put over another one', async () => {
    const { store, keyResultId } = planned;
    const other = await createOther();
    await must(store.run('linkTicket', { ...at('WEB-1'), keyResultId }));
    await must(store.run('linkTicket', { ...at('WEB-1'), hostId: '1', keyResultId: other }));
    expect((await store.read('ticket', { ref: ref('WEB-1') })).ticket?.hostId).toBe('1');
    const { activityId } = await must(store.run('addWork', { keyResultId, text: 'x' }));
    await must(store.run('removeActivity', { activityId }));
    expect((await store.read('ticket', { ref: ref('WEB-1'), hostId: '2' })).ticket?.hostId).toBe('1');
  });

  test('created in place: the id is kept too', async () => {
    const { store, objectiveId } = planned;
    await must(
      store.run('createKeyResultAndLink', {
        ...webTicket(5),
        hostId: '55',
        objectiveId,
        keyResultTitle: 'New',
        metric: { type: 'binary' },
      }),
    );
    expect((await store.read('ticket', { ref: webTicket(5).ticket })).ticket?.hostId).toBe('55');
  });
});

describe('a renamed site', () => {
  test('of Jira is told by id and key together: two sites may give the same id', async () => {
    const { store, keyResultId } = planned;
    await must(store.run('linkTicket', { ...at('WEB-1'), hostId: '10042', keyResultId }));
    await must(store.run('linkTicket', { ...at('WEB-2'), keyResultId }));
    const there = 'new.atlassian.net';
    const read = (key: string) => store.read('ticket', { ref: ref(key, there), hostId: '10042' });
    expect((await read('WEB-9')).formerSites).toEqual([]);
    expect((await read('WEB-1')).formerSites).toEqual([{ site, tickets: 2 }]);
    expect((await read('WEB-1')).serves).toEqual([]);
    expect((await store.read('ticket', { ref: ref('WEB-1'), hostId: '10042' })).formerSites).toEqual([]);
  });

  test('its tickets and links come along, addresses too; undo brings them back', async () => {
    const { store, keyResultId } = planned;
    await must(store.run('linkTicket', { ...at('WEB-1'), hostId: '1', keyResultId }));
    await must(store.run('linkTicket', { ...at('WEB-2'), keyResultId }));
    const before = await store.read('keyResult', { keyResultId });
    const rename = { host: 'jira-cloud', from: site, to: 'new.atlassian.net' };
    expect(await must(store.run('renameSite', rename))).toEqual({ tickets: 2 });
    expect(await served(ref('WEB-1', 'new.atlassian.net'))).toEqual([keyResultId]);
    expect(await served(ref('WEB-1'))).toEqual([]);
    const { ticket } = await store.read('ticket', { ref: ref('WEB-2', 'new.atlassian.net') });
    expect(ticket?.url).toBe('https://new.atlassian.net/browse/WEB-2');
    expect(await store.read('sites', {})).toEqual([
      { host: 'jira-cloud', site: 'new.atlassian.net', tickets: 2 },
    ]);
    expect(await must(store.run('undo', {}))).toEqual({ command: 'renameSite', kept: 0 });
    const after = await store.read('keyResult', { keyResultId });
    const links = (shown: typeof after) =>
      shown?.activities.map(({ ticket: each }) => [each?.site, each?.url, each?.key]);
    expect(links(after)).toEqual(links(before));
  });

  test('where a ticket was met under the new name already, the two records are one ticket', async () => {
    const { store, keyResultId } = planned;
    const other = await createOther();
    const there = 'new.atlassian.net';
    await must(store.run('linkTicket', { ...at('WEB-1'), keyResultId }));
    await must(store.run('linkTicket', { ...at('WEB-1', there), keyResultId }));
    await must(store.run('linkTicket', { ...at('WEB-1', there), keyResultId: other }));
    expect((await store.read('keyResult', { keyResultId }))?.summary.work.total).toBe(2);
    await must(store.run('renameSite', { host: 'jira-cloud', from: site, to: there }));
    expect(new Set(await served(ref('WEB-1', there)))).toEqual(new Set([keyResultId, other]));
    const shown = await store.read('keyResult', { keyResultId });
    expect(shown?.activities).toHaveLength(1);
    expect(shown?.summary.work.total).toBe(1);
    const again = await store.run('linkTicket', { ...at('WEB-1', there), keyResultId });
    expect(again).toMatchObject({ error: { code: 'already-linked' } });
    const activityId = shown?.activities[0]?.activity.id ?? '';
    await must(store.run('removeActivity', { activityId }));
    expect(await served(ref('WEB-1', there))).toEqual([other]);
    await must(store.run('undo', {}));
    await must(store.run('undo', {}));
    expect((await store.read('keyResult', { keyResultId }))?.activities).toHaveLength(2);
    expect(await store.read('sites', {})).toEqual([
      { host: 'jira-cloud', site, tickets: 1 },
      { host: 'jira-cloud', site: there, tickets: 1 },
    ]);
  });

  test('of Linear is found by the id alone, which is one over all workspaces', async () => {
    const { store, keyResultId } = planned;
    const other = await createOther();
    await must(store.run('linkTicket', { ...linear('acme', 'ENG-1'), hostId: 'u-1', keyResultId }));
    const renamed = ref('ENG-1', 'linear.app/acme-inc', 'linear');
    const shown = await store.read('ticket', { ref: renamed, hostId: 'u-1' });
    expect(shown.serves).toHaveLength(1);
    expect(shown.formerSites).toEqual([{ site: 'linear.app/acme', tickets: 1 }]);
    await must(
      store.run('linkTicket', { ...linear('acme-inc', 'ENG-1'), hostId: 'u-1', keyResultId: other }),
    );
    expect(await served(renamed)).toEqual([keyResultId, other]);
    await must(
      store.run('renameSite', { host: 'linear', from: 'linear.app/acme-inc', to: 'linear.app/acme-labs' }),
    );
    const { ticket } = await store.read('ticket', { ref: ref('ENG-1', 'linear.app/acme-labs', 'linear') });
    expect(ticket?.url).toBe('https://linear.app/acme-labs/issue/ENG-1');
  });

  test.each([
    ['to a name it has', { from: site, to: site }, 'failSameSite'],
    ['that has no ticket', { from: 'none.example', to: site }, 'failNoSuchSite'],
    ['to a whole address', { from: site, to: 'https://new.atlassian.net' }, 'failSiteName'],
    ['to words', { from: site, to: 'new site' }, 'failSiteName'],
  ])('%s is refused', async (_, names, message) => {
    const { store, keyResultId } = planned;
    await must(store.run('linkTicket', { ...at('WEB-1'), keyResultId }));
    const before = await exported(planned);
    const answer = await store.run('renameSite', { host: 'jira-cloud', ...names });
    expect(answer).toMatchObject({ ok: false, error: { message } });
    expect(await exported(planned)).toBe(before);
  });
});

test('sites count standing tickets, each once however many keys it has had', async () => {
  const { store, keyResultId } = planned;
  await must(store.run('linkTicket', { ...at('WEB-1'), hostId: '1', keyResultId }));
  await must(store.run('linkTicket', { ...at('OPS-2', 'ops.example/jira'), keyResultId }));
  const other = await createOther();
  await must(store.run('linkTicket', { ...at('WEB-9'), hostId: '1', keyResultId: other }));
  await must(store.run('linkTicket', { ...at('WEB-3'), keyResultId }));
  await must(store.run('undo', {}));
  expect(await store.read('sites', {})).toEqual([
    { host: 'jira-cloud', site, tickets: 1 },
    { host: 'jira-cloud', site: 'ops.example/jira', tickets: 1 },
  ]);
});
