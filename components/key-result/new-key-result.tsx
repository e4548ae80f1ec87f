import { type FormEvent, useEffect, useRef, useState } from 'react';
import { v7 } from 'uuid';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { focusFirst } from '@/components/ui/focus';
import { Segmented } from '@/components/ui/segmented';
import type { Metric } from '@/lib/okr/metrics';
import { locale, t } from '@/lib/platform/strings';
import type { Boot, Queries } from '@/lib/store/api';
import { MetricFields } from './metric-fields';
import {
  initialInputs,
  type MetricInputs,
  type MetricName,
  metricNames,
  metricWord,
  readMetric,
} from './metric-form';
import { type ObjectiveChoice, ObjectiveField, readObjective } from './objective-field';

export interface NewKeyResultValue {
  /** An objective that is there, or a new one's title and cycle. */
  objective: { objectiveId: string | null; objectiveTitle?: string; cycleId?: string };
  keyResultTitle: string;
  metric: Metric;
}

interface NewKeyResultProps {
  boot: Boot;
  title: string;
  /** Objectives to choose from, with what they hold. */
  groups: Queries['picker']['value']['groups'];
  /** Said above, where this is the first key result of all. */
  intro: string | null;
  saveLabel: string;
  busy: boolean;
  onSave: (value: NewKeyResultValue) => void;
  onCancel: () => void;
}

/** A key result in place: its title, how it is measured, the objective it belongs to. */
export function NewKeyResult({
  boot,
  groups,
  title: given,
  intro,
  saveLabel,
  busy,
  onSave,
  onCancel,
}: NewKeyResultProps) {
  const [title, setTitle] = useState(given);
  const [type, setType] = useState<MetricName>('number');
  const [inputs, setInputs] = useState<Record<string, MetricInputs>>({});
  const [objective, setObjective] = useState<ObjectiveChoice>({ id: null, title: '', cycleId: null });
  const [problem, setProblem] = useState<{ text: string; field?: string } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusFirst(form.current), []);
  const metricInputs = inputs[type] ?? initialInputs(type);

  const fail = (text: string, field: string) => {
    setProblem({ text, field });
    setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!title.trim()) return fail(t('newNeedsTitle'), 'title');
    const read = readMetric(type, metricInputs, locale(), v7);
    if ('problem' in read) return fail(read.problem, read.field ?? 'metric');
    const chosen = readObjective(objective, groups, boot);
    if (!chosen) return fail(t('newNeedsObjective'), 'objective');
    setProblem(null);
    onSave({ objective: chosen, keyResultTitle: title.trim(), metric: read.metric });
  };
  return (
    <form
      ref={form}
      className="stack new-form"
      aria-label={t('newKeyResult')}
      noValidate
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {intro && <p className="subtle">{intro}</p>}
      <TextField
        label={t('newTitle')}
        placeholder={t('newTitleExample')}
        maxLength={500}
        value={title}
        onChange={setTitle}
        error={problem?.field === 'title' ? problem.text : undefined}
        data-first
      />
      <Segmented
        label={t('newMetric')}
        options={metricNames.map((name) => ({ value: name, label: metricWord(name) }))}
        value={type}
        onChange={setType}
      />
      <MetricFields
        key={type}
        type={type}
        inputs={metricInputs}
        problem={problem}
        onChange={(next) => setInputs({ ...inputs, [type]: next })}
      />
      <ObjectiveField
        boot={boot}
        groups={groups}
        choice={objective}
        error={problem?.field === 'objective' ? problem.text : undefined}
        onChange={setObjective}
      />
      <div className="row">
        <Button type="submit" appearance="primary" disabled={busy}>
          {saveLabel}
        </Button>
        <Button appearance="subtle" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
