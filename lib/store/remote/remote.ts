import { onStoreNote } from '../../platform/store-note';
import type { Commands, Queries, Result, Store } from '../api';
import { Refusal } from '../failure';
import { callWorker, isLost } from './call';
import type { Calls, Port } from './calls';

/**
 * The store where this page may not open it: "block all cookies" denies IndexedDB to a frame in another site's page,
 * and a private window in Firefox has an empty one of its own. The same commands and queries run in the worker. Of
 * commits it hears by the note that each leaves in `storage.local`, which no browser denies and no sleeping worker
 * holds up.
 */
export function openRemote(connect?: () => Port): Store {
  const ended = new AbortController();
  /** Asked once more where the answer was lost and asking twice is harmless. */
  const call = async <K extends 'run' | 'read'>(name: K, args: Calls[K]['args'], isRepeatable: boolean) => {
    if (ended.signal.aborted) throw new Error('the store was closed');
    const answer = await callWorker(name, args, { connect });
    return isRepeatable && isLost(answer) ? callWorker(name, args, { connect }) : answer;
  };
  return {
    async run(command, args) {
      // A command that carries an id is one, however often it is sent.
      const isRepeatable = 'id' in args && typeof args.id === 'string';
      const answer = await call('run', { command, args }, isRepeatable);
      return answer as Result<Commands[typeof command]['value']>;
    },
    async read(query, args) {
      const answer = await call('read', { query, args }, true);
      if (!answer.ok) throw new Refusal(answer.error);
      return answer.value as Queries[typeof query]['value'];
    },
    onChanged(listener, signal) {
      const both = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
      onStoreNote(({ revision }) => listener(revision), both);
    },
    close: () => ended.abort(),
  };
}
