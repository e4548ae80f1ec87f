import { useEffect, useState } from 'react';

/** What a question that is asked once answers; undefined until then, and where it fails. */
export function useLoaded<T>(load: () => Promise<T>): T | undefined {
  const [value, setValue] = useState<T>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once
  useEffect(() => {
    let left = false;
    load().then((loaded) => left || setValue(() => loaded), console.error);
    return () => {
      left = true;
    };
  }, []);
  return value;
}
