import { useState } from 'react';
import { useStoredDraft } from '@/components/check-in/use-draft';
import { MetricFields } from '@/components/key-result/metric-fields';
import { type MetricName, metricNames, metricWord } from '@/components/key-result/metric-form';
import { useCommand } from '@/components/store-context';
import { Field, SelectField, TextArea, TextField } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/section';
import { Segmented } from '@/components/ui/segmented';
import { failureText, useAct } from '@/components/use-act';
import type { Cycle } from '@/lib/okr/kinds/cycle';
import type { KeyResult } from '@/lib/okr/kinds/key-result';
import type { Objective } from '@/lib/okr/kinds/objective';
import { mayName } from '@/lib/okr/scope';
import { locale, t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { coachKeyResult } from '../coach/coach';
import { CoachNotes } from './coach-notes';
import { FormFrame } from './form-frame';
import {
  changesOf,
  creationOf,
  keyResultDraftSchema,
  newValues,
  readKeyResult,
  sources,
  valuesOf,
} from './key-result-values';
import { PickSet } from './pick-set';
import { useTouched } from './use-touched';

interface KeyResultFormProps {
  boot: Boot;
  objective: Objective;
  cycle: Pick<Cycle, 'startOn' | 'endOn'>;
  /** The others of the objective. */
  beside: readonly Pick<KeyResult, 'nature'>[];
  /** null = a new one. */
  keyResult: KeyResult | null;
  onDone: (keyResultId: string) => void;
  onCancel: () => void;
}

const sourceWords = {
  manual: 'dashSourceManual',
  share: 'dashSourceShare',
  points: 'dashSourcePoints',
  count: 'dashSourceCount',
  sum: 'dashSourceSum',
} as const;

/** A key result in full. Once it is under way, a change of how it is measured says why. */
export function KeyResultForm(props: KeyResultFormProps) {
  const { keyResult, objective } = props;
  const key = keyResult ? `edit-kr:${keyResult.id}` : `new-kr:${objective.id}`;
  const draft = useStoredDraft(key);
  if (draft === undefined) return <Skeleton lines={6} label={t('loading')} />;
  return <LoadedForm {...props} draftKey={key} draft={draft} />;
}

function LoadedForm(props: KeyResultFormProps & { draftKey: string; draft: unknown }) {
  const { boot, keyResult, objective, cycle, beside, draftKey, draft, onDone, onCancel } = props;
  const base = keyResult ? valuesOf(keyResult, locale()) : newValues(boot.me?.id ?? null, locale());
  const form = useTouched(draftKey, base, draft, keyResultDraftSchema);
  const { value, set } = form;
  const { run, busy } = useCommand();
  const { told } = useAct();
  const [tries, setTries] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);
  const read = readKeyResult(value, keyResult, locale());
  const problem = (name: string) => (tries > 0 ? read.problems[name] : undefined);
  const hints = coachKeyResult({
    metric: read.metric,
    nature: value.nature,
    ownerId: value.ownerId || null,
    startOn: value.startOn || null,
    dueOn: value.dueOn || null,
    cycle,
    beside,
  });

  const save = async () => {
    setFailure(null);
    if (busy) return;
    if (Object.keys(read.problems).length > 0 || !read.metric) {
      setTries(tries + 1);
      return;
    }
    const { metric } = read;
    const saved = keyResult
      ? await saveEdit(keyResult)
      : await run('createKeyResult', {
          objectiveId: objective.id,
          ...creationOf(value, { ...read, metric }),
        });
    if (!saved.ok) {
      setFailure(failureText(saved.error));
      setTries(tries + 1);
      return;
    }
    form.drop();
    const id = keyResult?.id ?? (saved.value as { keyResultId: string }).keyResultId;
    told(t(keyResult ? 'dashSaved' : 'created'));
    onDone(id);
  };
  const saveEdit = (before: KeyResult) =>
    run('editKeyResult', { keyResultId: before.id, ...changesOf(value, read, before) });

  const metricInputs = value.inputs[value.type] ?? {};
  const people = [
    { value: '', label: t('dashNobody') },
    ...boot.members.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <FormFrame
      label={keyResult ? t('dashEditKeyResult') : t('newKeyResult')}
      saveLabel={keyResult ? t('dashSave') : t('create')}
      busy={busy}
      failure={failure}
      tries={tries}
      isRestored={form.isRestored}
      onStartOver={form.startOver}
      onSave={() => void save()}
      onCancel={onCancel}
      side={<CoachNotes hints={hints} />}
    >
      <TextField
        label={t('newTitle')}
        placeholder={t('newTitleExample')}
        maxLength={500}
        value={value.title}
        error={problem('title')}
        onChange={(title) => set({ title })}
        data-first
      />
      <fieldset className="field">
        <legend className="field-label">{t('dashNature')}</legend>
        <Segmented
          label={t('dashNature')}
          value={value.nature}
          options={[
            { value: 'outcome', label: t('dashOutcome') },
            { value: 'delivery', label: t('dashDelivery') },
          ]}
          onChange={(nature) => set({ nature })}
        />
        <p className="small subtlest">
          {t(value.nature === 'outcome' ? 'dashOutcomeMeans' : 'dashDeliveryMeans')}
        </p>
      </fieldset>
      <fieldset className="field">
        <legend className="field-label">{t('newMetric')}</legend>
        <Segmented
          label={t('newMetric')}
          value={value.type}
          options={metricNames.map((name) => ({ value: name, label: metricWord(name) }))}
          onChange={(type: MetricName) => set({ type })}
        />
      </fieldset>
      <MetricFields
        key={value.type}
        type={value.type}
        inputs={metricInputs}
        problem={tries > 0 ? read.metricProblem : null}
        onChange={(inputs) => set({ inputs: { ...value.inputs, [value.type]: inputs } })}
      />
      <div className="dash-form-pair">
        <TextField
          type="date"
          label={t('fieldOptional', t('dashStartDay'))}
          value={value.startOn}
          onChange={(startOn) => set({ startOn })}
        />
        <TextField
          type="date"
          label={t('fieldOptional', t('dashDueDay'))}
          value={value.dueOn}
          error={problem('dueOn')}
          hint={t('dashEmptyAsCycle')}
          onChange={(dueOn) => set({ dueOn })}
        />
      </div>
      {read.changesTerms && (
        <div className="dash-reason">
          <TextArea
            label={t('dashReason')}
            hint={t('dashReasonHint')}
            maxLength={4096}
            value={value.reason}
            error={problem('reason')}
            onChange={(reason) => set({ reason })}
          />
        </div>
      )}
      <div className="dash-form-pair">
        <SelectField
          label={t('dashOwner')}
          value={value.ownerId}
          options={people}
          onChange={(ownerId) => set({ ownerId })}
        />
        <TextField
          label={t('dashWeight')}
          inputMode="decimal"
          maxLength={8}
          value={value.weight}
          error={problem('weight')}
          hint={t('dashWeightHint')}
          onChange={(weight) => set({ weight })}
        />
      </div>
      <SelectField
        label={t('dashSource')}
        value={value.source}
        hint={value.source === 'manual' ? undefined : t('dashSourceHint')}
        options={sources.map((name) => ({ value: name, label: t(sourceWords[name]) }))}
        onChange={(source) => set({ source })}
      />
      <TextField
        label={t('fieldOptional', t('evidence'))}
        placeholder="https://"
        inputMode="url"
        maxLength={2048}
        value={value.evidenceUrl}
        error={problem('evidenceUrl')}
        onChange={(evidenceUrl) => set({ evidenceUrl })}
      />
      <TextField
        label={t('fieldOptional', t('dashShortName'))}
        maxLength={14}
        value={value.shortName}
        hint={t('dashShortNameHint', 14 - value.shortName.length)}
        onChange={(shortName) => set({ shortName })}
      />
      {keyResult && (
        <>
          <PickSet
            label={t('dashContributors')}
            options={boot.members.filter(({ id }) => id !== value.ownerId)}
            chosen={value.contributors}
            empty={t('dashNoOtherPeople')}
            onChange={(id, isIn) => set({ contributors: { ...value.contributors, [id]: isIn } })}
          />
          <PickSet
            label={t('dashTeams')}
            options={boot.teams.filter((team) => mayName(keyResult, team))}
            chosen={value.teams}
            empty={t('dashNoTeams')}
            onChange={(id, isIn) => set({ teams: { ...value.teams, [id]: isIn } })}
          />
        </>
      )}
      <Field label={t('fieldOptional', t('dashDescription'))}>
        {(input) => (
          <textarea
            {...input}
            rows={2}
            className="input"
            maxLength={4096}
            value={value.description}
            onChange={(event) => set({ description: event.target.value })}
          />
        )}
      </Field>
    </FormFrame>
  );
}
