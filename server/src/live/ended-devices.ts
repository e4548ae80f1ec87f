import type { Db } from '../db/open';

/** Whose token it was; no device = all of the person's. */
export interface Ended {
  userId: string;
  deviceId: string | null;
}
type Listener = (ended: Ended) => void;

const listeners = new WeakMap<Db, Set<Listener>>();

/** Devices that this node has signed out; gives what ends it. Of other nodes the streams' own look again tells. */
export function onEndedDevice(db: Db, listener: Listener): () => void {
  const ofDb = listeners.get(db) ?? new Set();
  listeners.set(db, ofDb);
  ofDb.add(listener);
  return () => void ofDb.delete(listener);
}

/** What hangs on a token ends with it, at once. */
export function tellEndedDevice(db: Db, ended: Ended): void {
  for (const listener of [...(listeners.get(db) ?? [])]) listener(ended);
}
