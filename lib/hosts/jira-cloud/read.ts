/** Garnish read from a Jira Cloud document. Every reader may miss; nothing here decides which ticket it is. */
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
  const [start, rest] = document.title.split(`[${key}] `);
  const title = heading || (!start && rest?.replace(/ - [^-]*jira[^-]*$/i, ''));
  // As long as a stored title may be.
  return title ? title.slice(0, 1000) : null;
}

export function readPerson(document: Document): HostPerson | null {
  const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name=ajs-${name}]`)?.content;
  const accountId = meta('atlassian-account-id');
  const name = meta('remote-user-fullname');
  return accountId && name ? { accountId, name } : null;
}

/** `data-color-mode` is the mode in use; `data-theme` names one theme per mode, and only a lone one tells. */
export function readTheme({ documentElement }: Document): 'light' | 'dark' | null {
  const { colorMode, theme = '' } = documentElement.dataset;
  const modes = `${colorMode}`.match(/^(light|dark)$/) ?? theme.match(/\b(light|dark)(?=:)/g) ?? [];
  return new Set(modes).size === 1 ? (modes[0] as 'light' | 'dark') : null;
}
