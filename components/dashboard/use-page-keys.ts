import { useEffect } from 'react';
import { isTyping } from './objectives/keys';
import { hasSingleKeys } from './single-keys';

interface PageKeys {
  undo: () => void;
  help: () => void;
  filter: () => void;
  escape: () => void;
}

/** Keys of the whole page. None is taken from a field, a menu or a dialog, nor one that something inside has taken. */
export function usePageKeys(keys: PageKeys): void {
  useEffect(() => {
    const stop = new AbortController();
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('[role="menu"], dialog')) return;
      const control = event.ctrlKey || event.metaKey;
      const act =
        event.key === 'Escape'
          ? keys.escape
          : control && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z'
            ? keys.undo
            : control || event.altKey || !hasSingleKeys()
              ? null
              : event.key === '/'
                ? keys.filter
                : event.key === '?'
                  ? keys.help
                  : null;
      if (!act) return;
      if (event.key !== 'Escape') event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press, { signal: stop.signal });
    return () => stop.abort();
  }, [keys]);
}
