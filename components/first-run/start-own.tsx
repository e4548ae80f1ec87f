import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { focusFirst } from '@/components/ui/focus';
import { LinkButton } from '@/components/ui/icon-button';
import { Segmented } from '@/components/ui/segmented';
import { useAct } from '@/components/use-act';
import { weekdayOf } from '@/lib/okr/day';
import { openPage } from '@/lib/platform/open-page';
import { locale, t } from '@/lib/platform/strings';
import { type CycleKind, cycleOf } from './cycle-choices';

const kinds: readonly {
  value: CycleKind;
  label: 'cycleKindQuarter' | 'cycleKindMonth' | 'cycleKindWeeks';
}[] = [
  { value: 'quarterly', label: 'cycleKindQuarter' },
  { value: 'monthly', label: 'cycleKindMonth' },
  { value: 'micro', label: 'cycleKindWeeks' },
];

/** ISO weekdays by their names. 2024-01-01 was a Monday. */
const weekdays = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  value: String(weekday),
  label: new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, weekday),
  ),
}));

/** An own workspace: its name, the cycle that runs now, the first objective. */
export function StartOwn({ today, onBack }: { today: string; onBack: () => void }) {
  const { act, busy } = useAct();
  const [name, setName] = useState(t('ownNameDefault'));
  const [kind, setKind] = useState<CycleKind>('quarterly');
  const [dates, setDates] = useState<{ startOn?: string; endOn?: string }>({});
  const [objective, setObjective] = useState('');
  const [weekday, setWeekday] = useState('5');
  const cycle = { ...cycleOf(kind, today, locale()), ...dates };
  const wrongDates = !cycle.startOn || !cycle.endOn || cycle.endOn < cycle.startOn;

  const start = async () => {
    const made = await act('startWorkspace', {
      name: name.trim() || t('ownNameDefault'),
      cycle: { ...cycle, kind: Object.keys(dates).length > 0 ? 'custom' : cycle.kind },
      cadence: { every: 'week', weekday: Number(weekday) },
    });
    if (made.ok && objective.trim()) {
      await act('createObjective', { title: objective.trim(), cycleId: made.value.cycleId });
    }
  };
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusFirst(form.current), []);
  return (
    <form
      ref={form}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrongDates) void start();
      }}
    >
      <h2 className="first-run-title">{t('wayOwn')}</h2>
      <TextField label={t('ownName')} value={name} maxLength={500} onChange={setName} data-first />
      <div className="field">
        <span className="field-label" aria-hidden="true">
          {t('ownCycle')}
        </span>
        <Segmented
          label={t('ownCycle')}
          value={kind}
          options={kinds.map(({ value, label }) => ({ value, label: t(label) }))}
          onChange={(next) => {
            setKind(next);
            setDates({});
          }}
        />
      </div>
      <div className="metric-fields">
        <TextField
          label={t('ownFrom')}
          type="date"
          value={cycle.startOn}
          onChange={(startOn) => setDates({ ...dates, startOn })}
        />
        <TextField
          label={t('ownTo')}
          type="date"
          value={cycle.endOn}
          error={wrongDates ? t('ownDatesWrong') : undefined}
          onChange={(endOn) => setDates({ ...dates, endOn })}
        />
      </div>
      <SelectField
        label={t('ownWeekday')}
        value={weekday}
        options={weekdays}
        onChange={setWeekday}
        hint={Number(weekday) === weekdayOf(today) ? t('ownWeekdayToday') : undefined}
      />
      <TextField
        label={t('fieldOptional', t('ownObjective'))}
        placeholder={t('newObjectiveExample')}
        value={objective}
        maxLength={500}
        onChange={setObjective}
        hint={t('ownObjectiveHint')}
      />
      <div className="row">
        <Button type="submit" appearance="primary" disabled={busy || wrongDates}>
          {t('ownStart')}
        </Button>
        <Button appearance="subtle" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
      <LinkButton onClick={() => void openPage('options.html#/import')}>{t('ownImport')}</LinkButton>
    </form>
  );
}
