import { daysLeftText, percentText } from '@/components/key-result/words';
import { ProgressBar } from '@/components/ui/progress-bar';
import { daysBetween, formatDay } from '@/lib/okr/day';
import type { Cycle } from '@/lib/okr/kinds/cycle';
import { percentOf } from '@/lib/okr/rounding';
import { locale, t } from '@/lib/platform/strings';
import type { Queries } from '@/lib/store/api';
import type { Address } from './address';
import { elapsedOf, progressOf } from './cycle-time';
import { addressOf } from './use-address';

type Plan = Queries['plan']['value'];

interface CycleBarProps {
  plan: Plan | undefined;
  address: Address;
  today: string;
}

/** Each cycle that is shown: how far its objectives are, and by a tick how much of its time is over. */
export function CycleBar({ plan, address, today }: CycleBarProps) {
  if (plan && plan.cycles.length === 0) return null;
  return (
    <ul className="dash-cycles" aria-label={t('dashCycleBar')} data-many={(plan?.cycles.length ?? 1) > 1}>
      {plan ? (
        plan.cycles.map((cycle) => (
          <li key={cycle.id}>
            <OneCycle
              cycle={cycle}
              plan={plan}
              today={today}
              href={
                plan.cycles.length > 1 ? addressOf({ ...address, open: null }, { cycleId: cycle.id }) : null
              }
            />
          </li>
        ))
      ) : (
        <li>
          <div className="skeleton-line dash-cycles-wait" />
        </li>
      )}
    </ul>
  );
}

interface OneCycleProps {
  cycle: Cycle;
  plan: Plan;
  today: string;
  /** To this cycle alone; null = it is alone. */
  href: string | null;
}

function OneCycle({ cycle, plan, today, href }: OneCycleProps) {
  const progress = progressOf(plan, cycle.id);
  const elapsed = elapsedOf(cycle, today);
  const percent = percentText({ percent: progress === null ? null : percentOf(progress) });
  const overText = t('dashElapsed', percentOf(elapsed));
  const name = <bdi className="one-line">{cycle.name}</bdi>;
  const days = `${formatDay(cycle.startOn, locale(), today)} – ${formatDay(cycle.endOn, locale(), today)}`;
  return (
    <>
      <div className="dash-cycle-words small">
        {href ? (
          <a href={href} className="dash-cycle-name one-line" title={`${cycle.name.slice(0, 200)} · ${days}`}>
            {name}
          </a>
        ) : (
          <span className="subtle">{days}</span>
        )}
        <span className="strong">{percent}</span>
        {!href && <span className="subtlest">{overText}</span>}
        <span className="row-end subtlest kr-nowrap">{daysLeftText(daysBetween(today, cycle.endOn))}</span>
      </div>
      <ProgressBar
        value={progress}
        pace={elapsed}
        tone="none"
        label={t('progressOf', cycle.name.slice(0, 200))}
        valueText={`${percent}, ${overText}`}
      />
    </>
  );
}
