import { useEffect, useState } from 'react';
import { acceptLoss, checkStore, type StoreHealth } from '@/lib/store/check';
import { callWorker } from '@/lib/store/remote/call';

/** Of the store itself: this page may be denied one, or have an empty one of a private window. */
async function askHealth(): Promise<StoreHealth> {
  const answer = await callWorker('health', {});
  return answer.ok ? answer.value.health : checkStore();
}

export interface Wiped {
  wiped: boolean;
  /** The person starts anew: it is not asked again. */
  accept: () => void;
  /** Everything is back. */
  restored: () => void;
}

/** The browser may drop what it cannot read between one look and the next. */
const isLost = (health: StoreHealth) => health === 'wiped' || health === 'corrupt';

/** Whether something was saved here once and is gone: asked only where the store is empty. */
export function useWiped(isEmpty: boolean): Wiped {
  const [wiped, setWiped] = useState(false);
  useEffect(() => {
    let asked = true;
    if (isEmpty) askHealth().then((health) => asked && setWiped(isLost(health)), console.error);
    return () => {
      asked = false;
    };
  }, [isEmpty]);
  return {
    wiped,
    accept() {
      setWiped(false);
      acceptLoss().catch(console.error);
    },
    restored: () => setWiped(false),
  };
}
