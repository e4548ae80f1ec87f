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
  `^((?:/[\\w.~-]{1,30}){0,3}?)(?:(?:/browse|/projects/[^/]+/(?:issues|queues(?:/[^/]+){1,2}))/` +
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
  links: `a[href*="/browse/"],${CARD}`,
  addressOf: ({ ownerDocument: document, dataset }) =>
    `${document.location.origin}${meta(document, 'context-path') ?? ''}/browse/${dataset.issueKey}`,
  notIn:
    'header,nav,[contenteditable],td.summary,.user-content-block,#issue_actions_container,#ghx-detail-view,#key-val',
  rows: CARD,
  place(row) {
    // The backlog's summary takes all the room, and what is at the end of its line stays there.
    const end = row.querySelector('.js-issue .ghx-end');
    return end ? ['before', end] : ['append', row.querySelector('.ghx-key')];
  },
  makeRoom: (width) => `html{padding-right:${width}!important}`,
};
