import { type ComponentType, createElement, useEffect, useState } from 'react';

/**
 * A component that loads when it is first wanted, or by `preload`. Unlike with `React.lazy` it stands as soon as it has
 * come, and at once where it is there already: React holds a Suspense boundary back for 300 ms.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> & { preload: () => void } {
  let ready: ComponentType<P> | null = null;
  let loading: Promise<void> | null = null;
  const start = () => {
    loading ??= load().then(
      (loaded) => {
        ready = loaded;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  };
  function Later(props: P) {
    const [isReady, setReady] = useState(ready !== null);
    const [failed, setFailed] = useState<{ error: unknown } | null>(null);
    useEffect(() => {
      if (isReady) return;
      let left = false;
      start().then(
        () => left || setReady(true),
        (error: unknown) => left || setFailed({ error }),
      );
      return () => {
        left = true;
      };
    }, [isReady]);
    // The page's boundary says it in words.
    if (failed) throw failed.error;
    return ready ? createElement(ready, props) : null;
  }
  return Object.assign(Later, { preload: () => void start().catch(() => {}) });
}
