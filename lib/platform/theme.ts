/** How our own pages look; in a host's page the panel follows the host. */
export type Theme = 'light' | 'dark';

/** In the origin's own storage, which answers at once and tells the other pages. */
const key = 'theme';

const parse = (kept: string | null): Theme | null => (kept === 'light' || kept === 'dark' ? kept : null);

/** null = as the browser. */
export function chosenTheme(): Theme | null {
  try {
    return parse(globalThis.localStorage.getItem(key));
  } catch {
    // Storage is denied to this page.
    return null;
  }
}

/** Throws where it cannot be kept. */
export function rememberTheme(theme: Theme | null): void {
  if (theme) localStorage.setItem(key, theme);
  else localStorage.removeItem(key);
}

/** Gives a page the chosen theme now, and whenever another page changes it. */
export function followTheme(root: HTMLElement, signal?: AbortSignal): void {
  const apply = () => {
    const theme = chosenTheme();
    if (theme) root.dataset.colorMode = theme;
    else delete root.dataset.colorMode;
  };
  apply();
  globalThis.addEventListener('storage', (event) => event.key === key && apply(), { signal });
}
