import { useState } from 'react';
import { useCommand } from '@/components/store-context';
import { SelectField, TextField } from '@/components/ui/field';
import { failureText, useAct } from '@/components/use-act';
import type { Cycle } from '@/lib/okr/kinds/cycle';
import { locale, t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { FormFrame } from '../forms/form-frame';
import { type Kind, kinds, microWeeks, nextStart, presetDates, suggestedName } from './cycle-presets';
import { everyWords, kindWords, states, stateWords, weekdayName } from './cycle-words';

interface CycleFormProps {
  boot: Boot;
  /** null = a new one. */
  cycle: Cycle | null;
  /** All that stand: what a new one comes after, and what it may lie in. */
  cycles: readonly Cycle[];
  onDone: () => void;
}

interface Values {
  kind: Kind;
  /** null = follows the dates. */
  name: string | null;
  startOn: string;
  endOn: string;
  parentId: string;
  every: Cycle['cadence']['every'];
  weekday: string;
  state: Cycle['state'];
}

function initial(boot: Boot, cycle: Cycle | null, cycles: readonly Cycle[]): Values {
  if (cycle) {
    const { kind, name, startOn, endOn, cadence, state } = cycle;
    const { every, weekday } = cadence;
    return {
      kind,
      name,
      startOn,
      endOn,
      parentId: cycle.parentId ?? '',
      every,
      weekday: String(weekday),
      state,
    };
  }
  const cadence = boot.workspace?.cadence ?? { every: 'week', weekday: 5 };
  return {
    kind: 'quarterly',
    name: null,
    ...presetDates('quarterly', nextStart('quarterly', cycles, boot.today)),
    parentId: '',
    every: cadence.every,
    weekday: String(cadence.weekday),
    state: 'planned',
  };
}

/** A cycle: its kind gives dates and a name, which stay a person's to change. */
export function CycleForm({ boot, cycle, cycles, onDone }: CycleFormProps) {
  const [values, setValues] = useState(() => initial(boot, cycle, cycles));
  const [weeks, setWeeks] = useState('4');
  const [failure, setFailure] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const { run, busy } = useCommand();
  const { told } = useAct();
  const set = (fields: Partial<Values>) => setValues({ ...values, ...fields });
  const { kind, startOn, endOn } = values;
  const name = values.name ?? suggestedName(kind, startOn, endOn, locale());
  const endsFirst = startOn !== '' && endOn !== '' && endOn < startOn;
  const dateProblem = tries > 0 && (!startOn || !endOn) ? t('dashCycleDays') : undefined;

  const choose = (next: Kind, count = weeks) => {
    const from = nextStart(next, cycles, boot.today);
    const isPreset = next !== 'custom' && cycle === null;
    set({ kind: next, ...(isPreset && presetDates(next, from, Number(count))) });
  };
  const save = async () => {
    setFailure(null);
    if (busy) return;
    if (!name.trim() || !startOn || !endOn || endsFirst) {
      setTries(tries + 1);
      return;
    }
    const fields = {
      name: name.trim(),
      kind,
      startOn,
      endOn,
      parentId: values.parentId || null,
      cadence: { every: values.every, weekday: Number(values.weekday) },
    };
    const saved = cycle
      ? await run('editCycle', { cycleId: cycle.id, ...fields, state: values.state })
      : await run('createCycle', fields);
    if (saved.ok) {
      told(t(cycle ? 'dashSaved' : 'dashCycleCreated'));
      onDone();
    } else {
      setFailure(failureText(saved.error));
      setTries(tries + 1);
    }
  };
  return (
    <FormFrame
      label={cycle ? t('dashEditCycle') : t('dashNewCycle')}
      saveLabel={cycle ? t('dashSave') : t('create')}
      busy={busy}
      failure={failure}
      tries={tries}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <div className="dash-form-pair">
        <SelectField
          label={t('dashKind')}
          value={kind}
          options={kinds.map((each) => ({ value: each, label: t(kindWords[each]) }))}
          onChange={choose}
        />
        {kind === 'micro' && !cycle && (
          <SelectField
            label={t('dashWeeks')}
            value={weeks}
            options={microWeeks.map((count) => ({ value: String(count), label: String(count) }))}
            onChange={(count) => {
              setWeeks(count);
              set(presetDates('micro', startOn || boot.today, Number(count)));
            }}
          />
        )}
        <TextField
          type="date"
          label={t('dashFirstDay')}
          value={startOn}
          error={dateProblem}
          onChange={(day) =>
            set(
              kind === 'micro' && !cycle && day ? presetDates('micro', day, Number(weeks)) : { startOn: day },
            )
          }
        />
        <TextField
          type="date"
          label={t('dashLastDay')}
          value={endOn}
          error={endsFirst ? t('ownDatesWrong') : dateProblem}
          onChange={(day) => set({ endOn: day })}
        />
      </div>
      <TextField
        label={t('dashName')}
        maxLength={500}
        value={name}
        error={tries > 0 && !name.trim() ? t('dashNameMissing') : undefined}
        onChange={(text) => set({ name: text })}
        data-first
      />
      <div className="dash-form-pair">
        <SelectField
          label={t('dashWithin')}
          value={values.parentId}
          options={[
            { value: '', label: t('dashWithinNone') },
            ...cycles.filter(({ id }) => id !== cycle?.id).map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(parentId) => set({ parentId })}
        />
        <SelectField
          label={t('dashCheckInEvery')}
          value={values.every}
          options={(Object.keys(everyWords) as Values['every'][]).map((each) => ({
            value: each,
            label: t(everyWords[each]),
          }))}
          onChange={(every) => set({ every })}
        />
        <SelectField
          label={t('dashWeekday')}
          value={values.weekday}
          options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(day) }))}
          onChange={(weekday) => set({ weekday })}
        />
        {cycle && (
          <SelectField
            label={t('dashState')}
            value={values.state}
            options={states.map((each) => ({ value: each, label: t(stateWords[each]) }))}
            onChange={(state) => set({ state })}
          />
        )}
      </div>
    </FormFrame>
  );
}
