import { useCallback, useEffect, useState } from 'react';
import { locale, t } from '@/lib/platform/strings';
import type { Store } from '@/lib/store/api';
import { useStore } from '../store-context';
import { Button } from '../ui/button';
import { CheckIcon, WarningIcon } from '../ui/icons';
import { Skeleton } from '../ui/section';
import { useToast } from '../ui/toast';
import { type HealthFacts, readFacts } from './health/facts';
import { healthRows, reportText } from './health/rows';
import { Part, Problem } from './part';
import './health/health.css';

/** A store that knows where it is; see `open-anywhere.ts`. */
const placeOf = (store: Store): HealthFacts['place'] =>
  'place' in store && typeof store.place === 'function' ? store.place() : 'here';

/** How Keyline is on this browser, for oneself or to pass on. */
export function HealthPage() {
  const store = useStore();
  const toast = useToast();
  const [facts, setFacts] = useState<HealthFacts | null>(null);
  const [failed, setFailed] = useState(false);
  const check = useCallback(() => {
    setFacts(null);
    readFacts(placeOf(store)).then(setFacts, (error: unknown) => {
      console.error(error);
      setFailed(true);
    });
  }, [store]);
  useEffect(check, [check]);
  const copy = async () => {
    if (!facts) return;
    try {
      await navigator.clipboard.writeText(reportText(facts, Date.now(), locale()));
      toast.show({ message: t('optionsHealthCopied') });
    } catch {
      setFailed(true);
    }
  };
  return (
    <Part title={t('optionsHealthCheck')} text={t('optionsHealthText')}>
      {!facts && !failed && <Skeleton lines={6} label={t('loading')} />}
      {failed && <Problem>{t('optionsHealthFailed')}</Problem>}
      {facts && (
        <>
          <dl className="health">
            {healthRows(facts, Date.now(), locale(), false).map(({ label, value, isGood }) => (
              <div key={label}>
                <dt>
                  <bdi>{label}</bdi>
                </dt>
                <dd>
                  {isGood !== null && (
                    <span className={isGood ? 'health-good' : 'health-bad'}>
                      {isGood ? <CheckIcon /> : <WarningIcon />}
                    </span>
                  )}
                  <span>{value}</span>
                </dd>
              </div>
            ))}
          </dl>
          <h3 className="health-title">{t('optionsHealthErrors')}</h3>
          {facts.errors.length === 0 ? (
            <p className="subtle">{t('optionsHealthNone')}</p>
          ) : (
            <ol className="health-errors small">
              {facts.errors.map(({ at, text }) => (
                <li key={`${at} ${text}`}>{text}</li>
              ))}
            </ol>
          )}
        </>
      )}
      <div className="row">
        <Button disabled={!facts} onClick={() => void copy()}>
          {t('optionsHealthCopy')}
        </Button>
        <Button appearance="subtle" onClick={check}>
          {t('optionsHealthAgain')}
        </Button>
      </div>
    </Part>
  );
}
