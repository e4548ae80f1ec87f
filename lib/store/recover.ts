import { deleteDB } from 'idb';
import { dropStoreNote, readStoreNote } from '../platform/store-note';
import { t } from '../platform/strings';
import type { ImportReport } from './api';
import { createChanges } from './changed';
import { checkStore } from './check';
import { runCommand } from './command';
import { importFile } from './commands/import-file';
import { createConnection } from './connection';
import { Refusal, refuse } from './failure';
import { parseFile } from './file/parse';
import type { Step } from './remote/calls';
import { databaseName } from './schema';

interface RecoverOptions {
  name?: string;
  /** Milliseconds since 1970. */
  now?: () => number;
  onStep?: (step: Step) => void;
  /** How long another tab may hold the database, in milliseconds. */
  patience?: number;
}

/**
 * Puts an export in place of everything. It is checked whole before anything is touched. A database that can be read
 * is replaced in one transaction, so it stays as it was where that fails; a damaged one is deleted first.
 */
export async function restoreText(
  text: string,
  { name = databaseName, now = Date.now, onStep = () => {}, patience }: RecoverOptions = {},
): Promise<ImportReport> {
  onStep('checking');
  const file = parseFile(text);
  const health = await checkStore(name);
  if (health === 'corrupt') {
    onStep('deleting');
    await deleteStore({ name, patience });
  }
  onStep('writing');
  const connection = createConnection(name, { asItIs: true });
  const changes = createChanges();
  try {
    const command = { ...importFile, prepare: () => file };
    // Later than what the old store had: whoever looks meanwhile does not take the new one for a part of it.
    const after = (await readStoreNote())?.revision;
    const environment = { now, committed: changes.committed, after };
    const answer = await runCommand(connection, environment, 'importFile', command, {
      text,
      mode: 'replace',
    });
    if (!answer.ok) throw new Refusal(answer.error);
    return answer.value;
  } finally {
    changes.close();
    connection.close();
  }
}

/** Deletes the database of a damaged store and forgets that there was one. Only with the word typed. */
export async function startAnew(typed: string, options: RecoverOptions = {}): Promise<void> {
  const word = t('storeEraseWord');
  if (typed.trim().toLowerCase() !== word.toLowerCase()) throw refuse('invalid', 'failEraseWord', word);
  await deleteStore(options);
  await dropStoreNote();
}

async function deleteStore({ name = databaseName, patience = 5000 }: RecoverOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    deleteDB(name, {
      // Open pages let go when they are asked to; an older one may not hear.
      blocked: () => {
        timer = setTimeout(() => reject(refuse('aborted', 'failBlocked')), patience);
      },
    })
      .finally(() => clearTimeout(timer))
      .then(resolve, reject);
  });
}
