import { useCallback, useState } from 'react';

const keyOf = (list: string) => `keyline:collapsed:${list}`;

/** What is collapsed in this browser. Storage may be blocked or full: then it is kept for this visit alone. */
function read(list: string): ReadonlySet<string> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(list)) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
}

function write(list: string, ids: ReadonlySet<string>) {
  try {
    if (ids.size > 0) localStorage.setItem(keyOf(list), JSON.stringify([...ids]));
    else localStorage.removeItem(keyOf(list));
  } catch {
    // Kept in memory.
  }
}

/** The collapsed rows of one list, by cycle. `null` = a list that keeps nothing: one that is narrowed. */
export function useCollapsed(list: string | null) {
  const [state, setState] = useState(() => ({ list, ids: list === null ? new Set<string>() : read(list) }));
  const current = state.list === list ? state : { list, ids: list === null ? new Set<string>() : read(list) };
  if (current !== state) setState(current);
  const setCollapsed = useCallback(
    (id: string, collapsed: boolean) =>
      setState((old) => {
        const ids = new Set(old.ids);
        if (collapsed) ids.add(id);
        else ids.delete(id);
        if (old.list !== null) write(old.list, ids);
        return { ...old, ids };
      }),
    [],
  );
  return [current.ids as ReadonlySet<string>, setCollapsed] as const;
}
