/** What the page sides of both Jiras share. */

/** For patterns of either case. Letters, digits and underscores, as an administrator allows; Cloud allows 10. */
export const JIRA_KEY = '([A-Z]\\w{0,254}-[1-9]\\d{0,11})';

/** As long as a stored title may be. */
const LONGEST = 1000;
export const cutTitle = (title: string | null | undefined | false): string | null =>
  title ? title.slice(0, LONGEST) : null;

/** What follows `[KEY-1] ` in the tab's title. */
export function tabTitle({ title }: Document, key: string): string | undefined {
  const [start, rest] = title.split(`[${key}] `);
  return start ? undefined : rest;
}

export const meta = (document: Document, name: string): string | undefined =>
  document.querySelector<HTMLMetaElement>(`meta[name=ajs-${name}]`)?.content;

/** `data-color-mode` is the mode in use; `data-theme` names one theme per mode, and only a lone one tells. */
export function readTheme({ documentElement }: Document): 'light' | 'dark' | null {
  const { colorMode, theme } = documentElement.dataset;
  const text = /^(light|dark)$/.test(colorMode as string) ? `${colorMode}:` : `${theme}`;
  const [mode = null, other] = new Set(text.match(/\b(light|dark)(?=:)/g) as ('light' | 'dark')[] | null);
  return other ? null : mode;
}
