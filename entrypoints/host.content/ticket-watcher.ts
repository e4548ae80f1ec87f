interface NavigationLike extends EventTarget {
  currentEntry: unknown;
}

/**
 * Calls back after each in-app navigation, once the address stands. `navigate` itself fires before the commit and
 * may be cancelled, so the two events after it are read. Without the Navigation API `pushState` cannot be seen from
 * here: the address is looked at each second while the tab shows.
 */
export function watchAddress(signal: AbortSignal, onChange: () => void): void {
  let last = location.href;
  const check = () => {
    if (last === location.href) return;
    last = location.href;
    onChange();
  };
  const { navigation } = globalThis as { navigation?: NavigationLike };
  if (navigation) {
    navigation.addEventListener('currententrychange', check, { signal });
    navigation.addEventListener('navigatesuccess', check, { signal });
    return;
  }
  addEventListener('popstate', check, { signal });
  const timer = setInterval(() => document.hidden || check(), 1000);
  signal.addEventListener('abort', () => clearInterval(timer));
}
