import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { t } from '@/lib/platform/strings';
import { openPage } from '@/lib/platform/tabs';
import { acceptWipe, checkStore } from '@/lib/store/check';

/** Whether something was saved here once and is gone: asked only where the store is empty. */
export function useWiped(isEmpty: boolean): [wiped: boolean, accept: () => void] {
  const [wiped, setWiped] = useState(false);
  useEffect(() => {
    let asked = true;
    if (isEmpty) checkStore().then((health) => asked && setWiped(health === 'wiped'), console.error);
    return () => {
      asked = false;
    };
  }, [isEmpty]);
  const accept = () => {
    setWiped(false);
    acceptWipe().catch(console.error);
  };
  return [wiped, accept];
}

/** Never silently empty: the browser has lost what was saved, and a file can bring it back. */
export function Wiped({ onStartAnew }: { onStartAnew: () => void }) {
  return (
    <section className="section stack" role="alert">
      <h2 className="first-run-title">{t('wipedTitle')}</h2>
      <p>{t('wipedText')}</p>
      <div className="row">
        <Button appearance="primary" onClick={() => void openPage('options.html#/data')}>
          {t('recoveryRestore')}
        </Button>
        <Button appearance="subtle" onClick={onStartAnew}>
          {t('wipedStartAnew')}
        </Button>
      </div>
    </section>
  );
}
