import './home.css';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { dayWord } from '@/components/check-in/day-words';
import { QueryFailed } from '@/components/query-failed';
import { useQuery } from '@/components/store-context';
import { CheckIcon } from '@/components/ui/icons';
import { Skeleton } from '@/components/ui/section';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { locale, t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import type { Address } from '../address';
import { Changes } from './changes-list';
import { DueLine } from './due-line';
import { KeyResultLine } from './key-result-line';

interface HomeViewProps {
  boot: Boot;
  address: Address;
  /** Its question is answered, or cannot be. */
  onRead: () => void;
}

/** What a product manager opens in the morning: what waits for me, what is in danger, what is late, what has changed. */
export function HomeView({ boot, address, onRead }: HomeViewProps) {
  const { data, error } = useQuery('home', {});
  const due = useQuery('due', {}).data;
  const [checkingIn, setCheckingIn] = useState<string | null>(null);
  const isRead = data !== undefined || error !== null;
  useEffect(() => {
    if (isRead) onRead();
  }, [isRead, onRead]);
  if (!data) {
    return (
      <div className="dash-body home">
        {error ? <QueryFailed error={error} /> : <Skeleton lines={9} label={t('loading')} />}
      </div>
    );
  }
  const isMine = new Set(data.due.map(({ keyResult }) => keyResult.id));
  // What waits for me is said there, once.
  const late = data.late.filter(({ keyResult }) => !isMine.has(keyResult.id));
  const line = (summary: KeyResultSummary) => (
    <KeyResultLine key={summary.keyResult.id} summary={summary} boot={boot} address={address} />
  );
  return (
    <div className="dash-body home">
      <div className="home-main">
        <Part title={t('dashNeedsMe')} count={data.due.length} tone={data.due.length > 0 ? 'asks' : null}>
          {data.due.length === 0 ? (
            <AllCheckedIn next={due?.next ?? null} today={boot.today} isKnown={due !== undefined} />
          ) : (
            <ul className="home-lines">
              {data.due.map((summary) => (
                <DueLine
                  key={summary.keyResult.id}
                  summary={summary}
                  boot={boot}
                  address={address}
                  checkingIn={checkingIn === summary.keyResult.id}
                  onCheckIn={(open) => setCheckingIn(open ? summary.keyResult.id : null)}
                />
              ))}
            </ul>
          )}
        </Part>
        <Part title={t('dashAtRisk')} count={data.atRisk.length}>
          {data.atRisk.length === 0 ? (
            <p className="home-quiet subtle">{t('dashAtRiskNone')}</p>
          ) : (
            <ul className="home-lines">{data.atRisk.map(line)}</ul>
          )}
        </Part>
        <Part title={t('dashLate')} count={late.length}>
          {late.length === 0 ? (
            <p className="home-quiet subtle">{t('dashLateNone')}</p>
          ) : (
            <ul className="home-lines">{late.map(line)}</ul>
          )}
        </Part>
      </div>
      <div className="home-side">
        <Part title={t('dashChanged')} count={null}>
          {data.changed.length === 0 ? (
            <p className="home-quiet subtle">{t('dashChangedNone')}</p>
          ) : (
            <Changes changed={data.changed} boot={boot} address={address} />
          )}
        </Part>
      </div>
    </div>
  );
}

interface PartProps {
  title: string;
  /** null = no number beside it. */
  count: number | null;
  tone?: 'asks' | null;
  children: ReactNode;
}

function Part({ title, count, tone, children }: PartProps) {
  const id = useId();
  return (
    <section className="home-part" aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {count !== null && count > 0 && (
          <span className="dash-count" data-tone={tone ?? undefined}>
            {count}
          </span>
        )}
      </h2>
      {children}
    </section>
  );
}

/** Nothing waits: what comes next. */
function AllCheckedIn({ next, today, isKnown }: { next: string | null; today: string; isKnown: boolean }) {
  return (
    <p className="home-done">
      <span className="home-done-icon">
        <CheckIcon />
      </span>
      <span className="strong">{t('popupAllDone')}</span>
      {isKnown && (
        <span className="subtle">
          {next === null
            ? t('popupNoNext')
            : next > today
              ? t('popupNext', dayWord(next, today, locale()))
              : t('popupNextToday')}
        </span>
      )}
    </p>
  );
}
