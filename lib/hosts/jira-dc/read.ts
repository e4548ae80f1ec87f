/** Garnish read from a Jira Data Center document. Every reader may miss; nothing here decides which ticket it is. */
import { cutTitle, meta, readTheme as readModes, tabTitle } from '../jira-page';
import type { HostPerson } from '../types';

/** The heading's key: the issue's own page and the detail view of lists have one. */
const keyLink = (document: Document, key: string): Element | null => {
  const link = document.querySelector('#key-val');
  return link?.textContent.trim() === key ? link : null;
};

/** The summary below this very key, else the tab's title `[KEY-1] Summary - Name of the Jira`. */
export const readTitle = (document: Document, key: string): string | null =>
  cutTitle(
    (keyLink(document, key) && document.querySelector('#summary-val')?.textContent.trim()) ||
      tabTitle(document, key)?.replace(/ - [^-]*$/, ''),
  );

export function readId(document: Document, key: string): string | null {
  const id = keyLink(document, key)?.getAttribute('rel');
  return id && /^\d{1,20}$/.test(id) ? id : null;
}

export function readPerson(document: Document): HostPerson | null {
  const accountId = meta(document, 'remote-user');
  const name = meta(document, 'remote-user-fullname');
  return accountId && name ? { accountId, name } : null;
}

/** Before it had themes it was light, whatever the browser prefers. */
export const readTheme = (document: Document): 'light' | 'dark' => readModes(document) ?? 'light';
