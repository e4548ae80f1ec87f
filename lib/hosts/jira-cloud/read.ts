/** Garnish read from a Jira Cloud document. Every reader may miss; nothing here decides which ticket it is. */
import type { HostPerson } from '../types';

/** As long as a stored ticket's title may be. */
const TITLE_MAX = 1000;
const HEADING = '[data-testid="issue.views.issue-base.foundation.summary.heading"]';

/**
 * The summary heading whose surroundings link to this very key, else the tab's title `[KEY-1] Summary - Jira`.
 * A page, a modal over it and a preview panel may each show a heading, and one may still be the former ticket's.
 */
export function readTitle(document: Document, key: string): string | null {
  for (const heading of document.querySelectorAll(HEADING)) {
    if (linksNear(heading, key) && heading.textContent?.trim()) return clean(heading.textContent);
  }
  const start = `[${key}] `;
  if (!document.title.startsWith(start)) return null;
  return clean(document.title.slice(start.length).replace(/ - [^-]*jira[^-]*$/i, '')) || null;
}

/** Whether the nearest surroundings with a breadcrumb link name this key. */
function linksNear(element: Element, key: string): boolean {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const link = at.querySelector(
      '[data-testid*="breadcrumbs"] a[href*="/browse/"],a[data-testid*="breadcrumbs.current-issue"]',
    );
    if (link) return link.getAttribute('href')?.toUpperCase().endsWith(`/${key}`) ?? false;
  }
  return false;
}

const clean = (text: string): string =>
  text
    .trim()
    .slice(0, TITLE_MAX)
    .replace(/[\uD800-\uDBFF]$/, '');

export function readPerson(document: Document): HostPerson | null {
  const accountId = meta(document, 'ajs-atlassian-account-id');
  const name = meta(document, 'ajs-remote-user-fullname');
  return accountId && name ? { accountId, name } : null;
}

const meta = (document: Document, name: string): string =>
  document.querySelector(`meta[name="${name}"]`)?.getAttribute('content')?.trim() ?? '';

/** `data-color-mode` is the mode in use; `data-theme` names one theme per mode, and only a lone one tells. */
export function readTheme(document: Document): 'light' | 'dark' | null {
  const { colorMode, theme = '' } = document.documentElement.dataset;
  if (colorMode === 'light' || colorMode === 'dark') return colorMode;
  const [dark, light] = [/\bdark\b/.test(theme), /\blight\b/.test(theme)];
  return dark === light ? null : dark ? 'dark' : 'light';
}
