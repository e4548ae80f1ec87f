import * as z from 'zod/mini';
import { kindNames } from '../../okr/kinds';
import { t } from '../../platform/strings';
import { dropTeamKeys } from '../../platform/team-keys';
import { createClientId } from '../../sync/hlc';
import type { Command } from '../command';
import { refuse } from '../failure';
import { syncStores } from '../schema';
import type { Write } from '../write';

/** Everything, irrevocably: only with the word typed that the screen asks for. */
export const eraseAll: Command<'eraseAll'> = {
  args: z.object({ typed: z.string().check(z.maxLength(100)) }),
  stores: [...kindNames, ...syncStores, 'drafts', 'snooze'],
  isUndoable: false,
  // The sign-ins go first: should the rest fail, a team's server only has to be told again who this is.
  prepare({ typed }) {
    const word = t('storeEraseWord');
    if (typed.trim().toLowerCase() !== word.toLowerCase()) throw refuse('invalid', 'failEraseWord', word);
    return dropTeamKeys();
  },
  async run(write) {
    clearStores(write);
    for (const name of syncStores) write.later(write.tx.objectStore(name).clear());
    write.state.connected = [];
    write.state.skew = 0;
    startAnew(write);
    return null;
  },
};

/** Empties every store but `meta`, which the command's end writes. */
export function clearStores(write: Write): void {
  for (const name of [...kindNames, 'drafts', 'snooze', 'undo'] as const) {
    write.later(write.tx.objectStore(name).clear());
  }
  write.state.count = 0;
  write.state.activeWorkspaceId = null;
  write.state.me = {};
  write.state.aliases = {};
}

/** A new client id, so that clocks of before and after are never taken for one client's. The clock goes on. */
export function startAnew(write: Write): void {
  write.state.clientId = createClientId(crypto.getRandomValues(new Uint8Array(12)));
}
