import { useState } from 'react';
import { useStoredDraft } from '@/components/check-in/use-draft';
import { useCommand } from '@/components/store-context';
import { SelectField, TextArea, TextField } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/section';
import { failureText, useAct } from '@/components/use-act';
import { formatDay } from '@/lib/okr/day';
import { mayName } from '@/lib/okr/scope';
import { locale, t } from '@/lib/platform/strings';
import type { Boot, Queries } from '@/lib/store/api';
import { coachObjective } from '../coach/coach';
import { CoachNotes } from './coach-notes';
import { FormFrame } from './form-frame';
import { objectiveChanges, objectiveDraftSchema, objectiveValuesOf, parentText } from './objective-values';
import { ParentField } from './parent-field';
import { PickSet } from './pick-set';
import { useTouched } from './use-touched';

interface ObjectiveFormProps {
  boot: Boot;
  plan: NonNullable<Queries['objective']['value']>;
  onDone: () => void;
  onCancel: () => void;
}

/** An objective in full, with the coach's hints beside it. */
export function ObjectiveForm(props: ObjectiveFormProps) {
  const key = `edit-o:${props.plan.summary.objective.id}`;
  const draft = useStoredDraft(key);
  if (draft === undefined) return <Skeleton lines={6} label={t('loading')} />;
  return <LoadedForm {...props} draftKey={key} draft={draft} />;
}

function LoadedForm({
  boot,
  plan,
  draftKey,
  draft,
  onDone,
  onCancel,
}: ObjectiveFormProps & { draftKey: string; draft: unknown }) {
  const { objective } = plan.summary;
  const form = useTouched(draftKey, objectiveValuesOf(objective), draft, objectiveDraftSchema);
  const { value, set } = form;
  const { run, busy } = useCommand();
  const { told } = useAct();
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<{ text: string; field: string | null } | null>(null);
  const hints = coachObjective({
    title: value.title,
    keyResults: plan.keyResults.map(({ keyResult }) => keyResult),
  });
  const needsTitle = tries > 0 && !value.title.trim() ? t('dashNeedsTitle') : undefined;
  const save = async () => {
    setRefused(null);
    if (busy) return;
    if (!value.title.trim()) {
      setTries(tries + 1);
      return;
    }
    const saved = await run('editObjective', {
      objectiveId: objective.id,
      ...objectiveChanges(value, objective),
    });
    if (!saved.ok) {
      const field =
        saved.error.message === 'failParentLoop' || saved.error.message === 'dashFailScopeParent'
          ? 'parent'
          : null;
      setRefused({ text: failureText(saved.error), field });
      setTries(tries + 1);
      return;
    }
    form.drop();
    told(t('dashSaved'));
    onDone();
  };
  const cycleName = ({ name, startOn, endOn }: Boot['cycles'][number]) =>
    t(
      'optionsImportCycleDays',
      name,
      formatDay(startOn, locale(), boot.today),
      formatDay(endOn, locale(), boot.today),
    );
  return (
    <FormFrame
      label={t('dashEditObjective')}
      saveLabel={t('dashSave')}
      busy={busy}
      failure={refused && refused.field === null ? refused.text : null}
      tries={tries}
      isRestored={form.isRestored}
      onStartOver={form.startOver}
      onSave={() => void save()}
      onCancel={onCancel}
      side={<CoachNotes hints={hints} />}
    >
      <TextField
        label={t('dashObjective')}
        maxLength={500}
        value={value.title}
        error={needsTitle}
        onChange={(title) => set({ title })}
        data-first
      />
      <TextArea
        label={t('fieldOptional', t('dashDescription'))}
        maxLength={4096}
        value={value.description}
        onChange={(description) => set({ description })}
      />
      <div className="dash-form-pair">
        <SelectField
          label={t('dashOwner')}
          value={value.ownerId}
          options={[
            { value: '', label: t('dashNobody') },
            ...boot.members.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(ownerId) => set({ ownerId })}
        />
        <SelectField
          label={t('cycle')}
          value={value.cycleId}
          options={[
            ...boot.cycles.map((cycle) => ({ value: cycle.id, label: cycleName(cycle) })),
            ...(boot.cycles.some(({ id }) => id === plan.cycle.id)
              ? []
              : [{ value: plan.cycle.id, label: plan.cycle.name }]),
          ]}
          onChange={(cycleId) => set({ cycleId })}
        />
        <SelectField
          label={t('dashAmbition')}
          value={value.ambition}
          hint={t(ambitionHints[value.ambition])}
          options={(['committed', 'aspirational', 'learning'] as const).map((each) => ({
            value: each,
            label: t(ambitionWords[each]),
          }))}
          onChange={(ambition) => set({ ambition })}
        />
        <SelectField
          label={t('dashLevel')}
          value={value.level}
          options={(['company', 'team', 'individual'] as const).map((each) => ({
            value: each,
            label: t(levelWords[each]),
          }))}
          onChange={(level) => set({ level })}
        />
      </div>
      <ParentField
        value={value.parent}
        objective={objective}
        cycleId={value.cycleId}
        current={plan.parent && { value: parentText(objective.parent), title: plan.parent.title }}
        error={refused?.field === 'parent' ? refused.text : undefined}
        onChange={(parent) => {
          setRefused(null);
          set({ parent });
        }}
      />
      <label className="row check-field">
        <input
          type="checkbox"
          checked={value.includeChildren}
          onChange={(event) => set({ includeChildren: event.target.checked })}
        />
        {t('dashIncludeChildren')}
      </label>
      <PickSet
        label={t('dashTeamsUmbrella')}
        options={boot.teams.filter((team) => mayName(objective, team))}
        chosen={value.teams}
        empty={t('dashNoTeams')}
        onChange={(id, isIn) => set({ teams: { ...value.teams, [id]: isIn } })}
      />
      <PickSet
        label={t('dashContributors')}
        options={boot.members.filter(({ id }) => id !== value.ownerId)}
        chosen={value.contributors}
        empty={t('dashNoOtherPeople')}
        onChange={(id, isIn) => set({ contributors: { ...value.contributors, [id]: isIn } })}
      />
      <TextField
        label={t('fieldOptional', t('dashLabels'))}
        hint={t('dashLabelsHint')}
        maxLength={1000}
        value={value.labels}
        onChange={(labels) => set({ labels })}
      />
    </FormFrame>
  );
}

export const ambitionWords = {
  committed: 'dashCommitted',
  aspirational: 'dashAspirational',
  learning: 'dashLearning',
} as const;

const ambitionHints = {
  committed: 'dashCommittedMeans',
  aspirational: 'dashAspirationalMeans',
  learning: 'dashLearningMeans',
} as const;

export const levelWords = {
  company: 'dashLevelCompany',
  team: 'dashLevelTeam',
  individual: 'dashLevelIndividual',
} as const;
