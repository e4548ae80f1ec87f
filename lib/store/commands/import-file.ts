import { unwrap } from 'idb';
import * as z from 'zod/mini';
import { kindNames } from '../../okr/kinds';
import { receive } from '../../sync/hlc';
import { noteAlias } from '../aliases';
import type { Command } from '../command';
import type { KeylineFile } from '../file/format';
import { parseFile } from '../file/parse';
import { type ImportPlan, planImport } from '../file/plan';
import { bondAgain } from '../sync/bond-again';
import { queueChanges } from '../sync/queue';
import type { Write } from '../write';
import { clearStores, startAnew } from './erase-all';
import { joinAsMember, type Person } from './introduce-me';

/** The whole file or nothing. It cannot be undone, so neither can what was done before it. */
export const importFile: Command<'importFile', KeylineFile> = {
  args: z.object({ text: z.string(), mode: z.enum(['replace', 'merge']) }),
  stores: [...kindNames, 'drafts', 'snooze'],
  isUndoable: false,
  prepare: ({ text }) => parseFile(text),
  async run(write, { mode }, file) {
    const plan = await planImport(write, file, mode);
    if (mode === 'replace') replaceAll(write, file);
    const person = mode === 'merge' ? await whoAmI(write) : null;
    write.later(write.tx.objectStore('undo').clear());
    putAll(write, plan);
    write.state.count = plan.total;
    write.state.clock = receive(write.state.clock, plan.latest, write.now, write.state.clientId);
    if (mode === 'merge') {
      await queueChanges(write, plan.changed);
      await moveIn(write, file, person);
    } else await bondAgain(write);
    return plan.report;
  },
};

function putAll(write: Write, { puts }: ImportPlan): void {
  for (const member of puts.member) noteAlias(write.state, member);
  for (const kind of kindNames) {
    // Without a promise each: ten thousand of them cost more than the puts. A failure aborts the transaction.
    const store = unwrap(write.tx.objectStore(kind)) as IDBObjectStore;
    for (const row of puts[kind]) store.put(row);
  }
}

/** A restored store is a new client, whose clock goes on after all it has seen. */
function replaceAll(write: Write, { records, device }: KeylineFile): void {
  const mine = write.state.me;
  clearStores(write);
  startAnew(write);
  const members = new Map(records.member.map((member) => [member.id, member.workspaceId]));
  const { connected } = write.state;
  const me = [
    // What the file lacks of a connected workspace comes from its server.
    ...Object.entries(mine).filter(([workspaceId]) => connected.includes(workspaceId)),
    ...Object.entries(device?.me ?? mine).filter(([workspaceId, id]) => members.get(id) === workspaceId),
  ];
  write.state.me = Object.fromEntries(me);
  const active = records.workspace.find(({ id }) => id === device?.activeWorkspaceId) ?? records.workspace[0];
  write.state.activeWorkspaceId = active?.id ?? null;
  for (const row of device?.drafts ?? []) write.later(write.tx.objectStore('drafts').put(row));
  for (const row of device?.snooze ?? []) write.later(write.tx.objectStore('snooze').put(row));
}

async function whoAmI(write: Write): Promise<Person | null> {
  const workspace = await write.workspace();
  const me = workspace && (await write.me(workspace.id));
  return me && { name: me.name, accounts: me.accounts };
}

/** I become a member of workspaces that are new here; the first one opens where there was nothing of my own yet. */
async function moveIn(write: Write, { records }: KeylineFile, person: Person | null): Promise<void> {
  for (const workspace of records.workspace) {
    if (write.state.me[workspace.id] !== undefined || !person) continue;
    const known = records.member.find(
      (member) => member.workspaceId === workspace.id && sharesAccount(member.accounts, person.accounts),
    );
    if (known) write.state.me[workspace.id] = known.id;
    else joinAsMember(write, workspace.id, person);
  }
  const first = records.workspace[0];
  const active = await write.workspace();
  if (first && (!active || !(await hasCycles(write, active.id)))) write.state.activeWorkspaceId = first.id;
}

const sharesAccount = (a: Record<string, string>, b: Record<string, string>) =>
  Object.entries(a).some(([host, id]) => b[host] === id);

async function hasCycles(write: Write, workspaceId: string): Promise<boolean> {
  const index = write.tx.objectStore('cycle').index('byWorkspace');
  return (await index.getKey(IDBKeyRange.bound([workspaceId], [workspaceId, []]))) !== undefined;
}
