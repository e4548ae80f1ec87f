import { useState } from 'react';

/** How a person likes a view, kept on this device in the page's own storage: it answers at once. */
export function useKept<T extends string>(
  name: string,
  values: readonly T[],
  first: T,
): [T, (value: T) => void] {
  const key = `dashboard:${name}`;
  const [value, setValue] = useState<T>(() => {
    const stored = read(key);
    return values.find((each) => each === stored) ?? first;
  });
  return [
    value,
    (next) => {
      setValue(next);
      try {
        localStorage.setItem(key, next);
      } catch {
        // Storage is denied or full: the choice holds for this page.
      }
    },
  ];
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
