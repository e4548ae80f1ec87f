import { SelectField, TextField } from '@/components/ui/field';
import { t } from '@/lib/platform/strings';
import type { Boot, Queries } from '@/lib/store/api';
import type { NewKeyResultValue } from './new-key-result';

type Groups = Queries['picker']['value']['groups'];

/** An objective by id; '' = a new one; null = not chosen yet, then the first there is. */
export interface ObjectiveChoice {
  id: string | null;
  title: string;
  cycleId: string | null;
}

const chosenId = ({ id }: ObjectiveChoice, groups: Groups): string => id ?? groups[0]?.objective.id ?? '';

/** Cycles that a new objective may go into: those running, else all. */
function cyclesFor(boot: Boot) {
  const running = boot.cycles.filter(({ startOn, endOn }) => startOn <= boot.today && boot.today <= endOn);
  return running.length > 0 ? running : boot.cycles;
}

/** null = a new objective without a title. */
export function readObjective(
  choice: ObjectiveChoice,
  groups: Groups,
  boot: Boot,
): NewKeyResultValue['objective'] | null {
  const id = chosenId(choice, groups);
  if (id) return { objectiveId: id };
  const cycleId = choice.cycleId ?? cyclesFor(boot)[0]?.id;
  if (!choice.title.trim() || cycleId === undefined) return null;
  return { objectiveId: null, objectiveTitle: choice.title.trim(), cycleId };
}

interface ObjectiveFieldProps {
  boot: Boot;
  groups: Groups;
  choice: ObjectiveChoice;
  error?: string | undefined;
  onChange: (choice: ObjectiveChoice) => void;
}

/** Which objective it serves: one that is there, or a new one written here. */
export function ObjectiveField({ boot, groups, choice, error, onChange }: ObjectiveFieldProps) {
  const id = chosenId(choice, groups);
  const cycles = cyclesFor(boot);
  return (
    <>
      {groups.length > 0 && (
        <SelectField
          label={t('newObjectiveOf')}
          value={id}
          options={[
            ...groups.map(({ objective }) => ({ value: objective.id, label: objective.title.slice(0, 120) })),
            { value: '', label: t('newObjective') },
          ]}
          onChange={(next) => onChange({ ...choice, id: next })}
        />
      )}
      {id === '' && (
        <TextField
          label={t('newObjectiveTitle')}
          placeholder={t('newObjectiveExample')}
          maxLength={500}
          value={choice.title}
          error={error}
          onChange={(title) => onChange({ ...choice, title })}
        />
      )}
      {id === '' && cycles.length > 1 && (
        <SelectField
          label={t('cycle')}
          value={choice.cycleId ?? cycles[0]?.id ?? ''}
          options={cycles.map((cycle) => ({ value: cycle.id, label: cycle.name }))}
          onChange={(cycleId) => onChange({ ...choice, cycleId })}
        />
      )}
    </>
  );
}
