/** Garnish read from a Linear document. Every reader may miss; nothing here decides which ticket it is. */
import { cutTitle } from '../jira-page';

const heading = (document: Document) =>
  document.querySelector('[aria-label="Issue title"]')?.textContent?.trim();

/** The tab's title is `KEY-1 Title` on the issue's own page. */
const tabTitle = ({ title }: Document, key: string) =>
  title.startsWith(`${key} `) ? title.slice(key.length + 1).trim() : undefined;

/**
 * What the tab says of this key. Where it names no issue at all, as in the inbox, the heading; it may still be the
 * former one's, so only where the address is of this key.
 */
export const readTitle = (document: Document, key: string): string | null =>
  cutTitle(
    tabTitle(document, key) ||
      (!/^\w+-\d+ /.test(document.title) &&
        document.URL.toUpperCase().includes(`/ISSUE/${key}`) &&
        heading(document)),
  );

/** The editor names the issue. Only where tab and heading agree: a wrong id would merge two tickets. */
export function readId(document: Document, key: string): string | null {
  const editors = document.querySelectorAll('[data-editor-id^="issue-"]');
  const [, id = null] = /^issue-([\da-f-]{36})$/.exec(editors[0]?.getAttribute('data-editor-id') ?? '') ?? [];
  const title = tabTitle(document, key);
  return editors.length === 1 && title && title === heading(document) ? id : null;
}

export const readTheme = ({ documentElement }: Document): 'light' | 'dark' =>
  documentElement.classList.contains('dark') ? 'dark' : 'light';
