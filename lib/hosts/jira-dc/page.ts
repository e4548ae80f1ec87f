/**
 * Jira Data Center, the page side: an address → a ticket, and where chips go. Often under a context path:
 *
 *   [/ctx]/browse/KEY-1                            the issue's own page
 *   [/ctx]/projects/K/issues/KEY-1?filter=…        a project's list with one issue open
 *   [/ctx]/projects/K/queues/custom/27/KEY-1       service projects
 *   [/ctx]/secure/RapidBoard.jspa?rapidView=…&selectedIssue=KEY-1
 *
 * Traps: two Jiras may share one host name under two paths, so the path is part of the site. The first page after a
 * sign-in may carry `;jsessionid=`. Administrators may allow underscores and digits in keys. Cards of older boards
 * have no link, only the key as an attribute.
 */
import { JIRA_KEY, meta } from '../jira-page';
import type { HostPage } from '../types';
import { readId, readPerson, readTheme, readTitle } from './read';

/** Of the board and of the backlog. */
const CARD = '.ghx-issue,.js-issue';
const form = RegExp(
  `^((?:/[\\w.~-]{1,30}){0,3}?)(?:(?:/browse|/projects/[^/]+/(?:issues|queues(?:/[^/]+)+))/` +
    `|/secure/[^/?]+\\?(?:.*?&)??selectedIssue=)${JIRA_KEY}(?:[/?&;]|$)`,
  'i',
);

export const jiraDc: HostPage = {
  id: 'jira-dc',
  parseTicket({ host, pathname, search }) {
    const [, context = '', key] = form.exec(pathname + search) ?? [];
    return key ? { host: 'jira-dc', site: host + context, key: key.toUpperCase() } : null;
  },
  ticketUrl: ({ site, key }, protocol = 'https:') => `${protocol}//${site}/browse/${key}`,
  readId,
  readTitle,
  readPerson,
  readTheme,
  links: `a[href*="/browse/"],a[href*="/issues/"],${CARD}`,
  addressOf: ({ ownerDocument: document, dataset }) =>
    `${document.location.origin}${[meta(document, 'context-path')]}/browse/${dataset.issueKey}`,
  // The parts of an issue's own page are modules: details, description, activity.
  notIn: 'header,nav,[contenteditable],[id$=module],#ghx-detail-view',
  rows: `${CARD},td.summary,.issue-list li`,
  place(row) {
    // What is at the end of the backlog's line stays there; elsewhere a title may be cut off at its end.
    const end = row.querySelector('.js-issue .ghx-end,td.summary a');
    return end ? ['before', end] : ['append', row.querySelector('.ghx-key,.issue-link-key')];
  },
  makeRoom: (width) => `html{padding-right:${width}!important}`,
};
