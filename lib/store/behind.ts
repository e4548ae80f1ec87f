import { readStoreNote, type StoreNote } from '../platform/store-note';
import { refuse } from './failure';
import { type Database, databaseName, type State, stateKey } from './schema';

/**
 * Whether commits that were acknowledged are missing: a note beside the store knows of a later one. A browser that finds
 * the end of its database's file cut off drops it without a word. An empty store is a wiped one, which is asked apart.
 */
export const isBehind = (state: Pick<State, 'count' | 'revision'>, note: StoreNote | null): boolean =>
  note !== null && state.count > 0 && state.revision < note.revision;

/** Begins to read the note, before the store is: a commit in between makes the store the later one. */
export const noteOf = (name: string | undefined): Promise<StoreNote | null> =>
  name === undefined || name === databaseName ? readStoreNote().catch(() => null) : Promise.resolve(null);

/** Refuses a store that has lost its last commits: nothing of it is shown as if it were whole. */
export async function refuseBehind(db: Database, note: StoreNote | null): Promise<void> {
  if (note === null) return;
  const state: State | undefined = await db.get('meta', stateKey);
  if (state && isBehind(state, note)) throw refuse('storage-behind', 'failStorageBehind');
}
