import { useState } from 'react';
import { useQuery } from '@/components/store-context';
import { Field } from '@/components/ui/field';
import { useAct } from '@/components/use-act';
import type { KeyResult } from '@/lib/okr/kinds/key-result';
import { t } from '@/lib/platform/strings';
import { FormFrame } from '../forms/form-frame';

/** To another objective, with its check-ins and links; last among its key results. */
export function MoveKeyResult({ keyResult, onDone }: { keyResult: KeyResult; onDone: () => void }) {
  const plan = useQuery('plan', { cycleId: null }).data;
  const own = useQuery('objective', { objectiveId: keyResult.objectiveId }).data;
  const there = useQuery('plan', own ? { cycleId: own.cycle.id } : null).data;
  const [objectiveId, setObjectiveId] = useState(keyResult.objectiveId);
  const { act, busy } = useAct();
  const seen = new Set<string>();
  const objectives = [...(there?.objectives ?? []), ...(plan?.objectives ?? [])].filter(
    ({ summary: { objective } }) =>
      objective.scopeId === keyResult.scopeId && !seen.has(objective.id) && seen.add(objective.id),
  );
  const options = objectives.map(({ summary: { objective }, cycle }) => ({
    id: objective.id,
    text: `${objective.title.slice(0, 120)} · ${cycle.name}`,
  }));
  const save = async () => {
    if (objectiveId === keyResult.objectiveId) return onDone();
    const last = objectives.find(({ summary }) => summary.objective.id === objectiveId)?.keyResults.at(-1);
    const after = last?.keyResult.id ?? null;
    const moved = await act(
      'moveKeyResult',
      { keyResultId: keyResult.id, objectiveId, after },
      t('dashMoved'),
    );
    if (moved.ok) onDone();
  };
  return (
    <FormFrame
      label={t('dashMove')}
      saveLabel={t('dashMoveHere')}
      busy={busy}
      failure={null}
      tries={0}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <Field label={t('dashMoveTo')} hint={t('dashMoveHint')}>
        {(input) => (
          <select
            {...input}
            className="input"
            data-first
            title={options.find(({ id }) => id === objectiveId)?.text}
            value={objectiveId}
            onChange={(event) => setObjectiveId(event.target.value)}
          >
            {options.map(({ id, text }) => (
              <option key={id} value={id}>
                {text}
              </option>
            ))}
          </select>
        )}
      </Field>
    </FormFrame>
  );
}
