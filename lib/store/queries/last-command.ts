import type { Query } from '../query';
import type { UndoEntry } from '../schema';

/** What `undo` would take back. */
export const lastCommand: Query<'lastCommand'> = {
  stores: ['undo'],
  async run(reader) {
    const cursor = await reader.tx.objectStore('undo').openCursor(null, 'prev');
    const entry: UndoEntry | undefined = cursor?.value;
    return entry ? { command: entry.command, at: entry.at } : null;
  },
};
