/** Garnish read from a Jira Cloud document. Every reader may miss; nothing here decides which ticket it is. */
import { cutTitle, meta, tabTitle } from '../jira-page';
import type { HostPerson } from '../types';

const inIssue = (document: Document, end: string): Element[] => [
  ...document.querySelectorAll(`[data-testid="issue.views.issue-base.foundation.${end}"]`),
];

/**
 * The summary heading that goes with a breadcrumb of this very key, else the tab's title `[KEY-1] Summary - Jira`.
 * A page, a modal over it and a preview panel each have one of both, in the same order; one of them may still show
 * the former ticket.
 */
export function readTitle(document: Document, key: string): string | null {
  const index = inIssue(document, 'breadcrumbs.current-issue.item').findIndex((link) =>
    link.getAttribute('href')?.endsWith(`/${key}`),
  );
  const heading = inIssue(document, 'summary.heading')[index]?.textContent;
  return cutTitle(heading || tabTitle(document, key)?.replace(/ - [^-]*jira[^-]*$/i, ''));
}

export function readPerson(document: Document): HostPerson | null {
  const accountId = meta(document, 'atlassian-account-id');
  const name = meta(document, 'remote-user-fullname');
  return accountId && name ? { accountId, name } : null;
}
