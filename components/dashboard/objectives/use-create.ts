import { useAct } from '@/components/use-act';
import { locale, t } from '@/lib/platform/strings';
import type { Filter } from '../address';
import type { Draft } from './draft-row';
import { readKeyResult } from './read-key-result';

/**
 * Makes the record of a line. A new one belongs to the team and person the list is narrowed to, where it is: it would
 * vanish at once otherwise. A line without numbers is done or not done; the pane says how else it may be measured.
 */
export function useCreate(filter: Filter) {
  const { act } = useAct();
  return async (draft: Draft, line: string): Promise<{ id: string; measured: boolean } | null> => {
    const owner = filter.ownerId ? { ownerId: filter.ownerId } : {};
    if (draft.kind === 'objective') {
      const answer = await act(
        'createObjective',
        {
          title: line,
          cycleId: draft.cycleId,
          ...(draft.after && { after: draft.after }),
          ...(draft.parentId && { parent: { kind: 'objective' as const, id: draft.parentId } }),
          ...(filter.teamId && { teamId: filter.teamId }),
          ...owner,
        },
        t('dashCreated'),
      );
      return answer.ok ? { id: answer.value.objectiveId, measured: true } : null;
    }
    const { title, metric } = readKeyResult(line, locale());
    const answer = await act(
      'createKeyResult',
      {
        objectiveId: draft.objectiveId,
        title,
        metric: metric ?? { type: 'binary' },
        ...(draft.after && { after: draft.after }),
        ...owner,
      },
      t('dashCreated'),
    );
    return answer.ok ? { id: answer.value.keyResultId, measured: metric !== null } : null;
  };
}
