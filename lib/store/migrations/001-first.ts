import { createClientId, noClock } from '../../sync/hlc';
import { type State, stateKey } from '../schema';
import type { Migration } from './index';

/*
 * The first schema: one object store per kind of record by `id`, and the local ones.
 * `local.*` are derived fields; an index passes over records that lack them. In a multi-entry index each entry of the
 * list is a key, here a list itself.
 */
export const first: Migration = {
  version: 1,
  upgrade(db, tx) {
    const store = (name: string) => db.createObjectStore(name, { keyPath: 'id' });
    store('workspace');
    store('member').createIndex('byWorkspace', 'workspaceId');
    store('team').createIndex('byWorkspace', 'workspaceId');
    store('cycle').createIndex('byWorkspace', ['workspaceId', 'endOn']);
    store('objective').createIndex('byCycle', ['cycleId', 'rank']);
    const keyResult = store('keyResult');
    keyResult.createIndex('byObjective', ['objectiveId', 'rank']);
    keyResult.createIndex('byCycle', 'local.cycleId');
    keyResult.createIndex('byPerson', 'local.people', { multiEntry: true });
    keyResult.createIndex('byDue', 'local.due');
    store('revision').createIndex('byKeyResult', 'keyResultId');
    store('checkIn').createIndex('byKeyResult', 'keyResultId');
    const ticket = store('ticket');
    ticket.createIndex('byKey', 'local.keys', { multiEntry: true });
    ticket.createIndex('byHostId', 'local.hostKey');
    const activity = store('activity');
    activity.createIndex('byTicket', 'ticketId');
    activity.createIndex('byKeyResult', 'keyResultId');
    activity.createIndex('byLinker', ['workspaceId', 'linkedBy', 'createdAt']);
    db.createObjectStore('meta');
    db.createObjectStore('undo', { keyPath: 'seq', autoIncrement: true });
    db.createObjectStore('drafts', { keyPath: 'key' });
    db.createObjectStore('snooze', { keyPath: 'keyResultId' });
    const state: Omit<State, 'skew' | 'connected'> = {
      clientId: createClientId(crypto.getRandomValues(new Uint8Array(12))),
      clock: noClock,
      revision: 0,
      count: 0,
      activeWorkspaceId: null,
      me: {},
    };
    tx.objectStore('meta').put(state, stateKey);
  },
};
