import { useCallback } from 'react';
import { t, tKey } from '@/lib/platform/strings';
import type { Commands, Failure, Result } from '@/lib/store/api';
import { useCommand, useStore } from './store-context';
import { useToast } from './ui/toast';

export const failureText = (failure: Failure): string => tKey(failure.message, failure.substitutions);

/** Failures that may pass by themselves: trying again is offered. */
const passing: readonly Failure['code'][] = ['quota', 'aborted', 'storage-denied'];

/**
 * Runs a command and says how it went: done with Undo, or why not, with "Try again" where that may help.
 * A command that throws is a bug: it is said as well, and nothing was written.
 */
export function useAct() {
  const command = useCommand();
  const { run } = command;
  const { show, say, hide } = useToast();
  const store = useStore();

  const undo = useCallback(
    async (undone?: () => void) => {
      const result = await run('undo', {}).catch(unexpected);
      if (result.ok) undone?.();
      show({ message: result.ok ? t('undone') : failureText(result.error) });
    },
    [run, show],
  );
  /** Says that the last command is done, with its Undo: of this one, never of one that came after it. */
  const told = useCallback(
    (done: string, undone?: () => void) => {
      const last = () => store.read('lastCommand', {}).catch(() => null);
      const mine = last();
      const undoThis = async () => {
        const [then, now] = await Promise.all([mine, last()]);
        if (then?.command === now?.command && then?.at === now?.at) await undo(undone);
        else show({ message: t('undoOutdated') });
      };
      show({ message: done, action: { label: t('undo'), run: () => void undoThis() } });
    },
    [store, show, undo],
  );

  const act = useCallback(
    async <K extends keyof Commands>(
      name: K,
      args: Commands[K]['args'],
      /** Shown with Undo; none = only the live region says "Saved". */
      done?: string,
    ): Promise<Result<Commands[K]['value']>> => {
      const result = await run(name, args).catch(unexpected);
      if (!result.ok) {
        const retry = passing.includes(result.error.code);
        show({
          message: failureText(result.error),
          sticky: true,
          ...(retry && { action: { label: t('tryAgain'), run: () => void act(name, args, done) } }),
        });
      } else if (done) told(done);
      else {
        // What still stands there offers the undo of an older one.
        hide();
        say(t('saved'));
      }
      return result;
    },
    [run, show, say, hide, told],
  );
  return {
    act,
    undo,
    told,
    get busy() {
      return command.busy;
    },
  };
}

function unexpected(error: unknown): { ok: false; error: Failure } {
  console.error(error);
  return { ok: false, error: { code: 'aborted', message: 'failUnexpected' } };
}
