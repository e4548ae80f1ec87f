/**
 * Jira Cloud, the page side: an address → a ticket, and where chips go.
 *
 *   /browse/KEY-1                                  the issue's own page; redirects to no other
 *   /jira/software[/c]/projects/K/boards/N[/backlog]?selectedIssue=KEY-1
 *   /jira/{core,polaris,plans,…}/…?selectedIssue=KEY-1
 *   /issues/KEY-1?jql=…    /jira/software/c/projects/K/issues/KEY-1    /projects/K/issues/KEY-1
 *   /jira/servicedesk/projects/K/queues/custom/1/KEY-1    /projects/K/queues/custom/1/KEY-1
 *
 * Traps: Confluence lives on the same host under /wiki. A modal and a preview panel share one address. Ids and class
 * names change with every build. Two generations of board are live at once. Prose is never scanned: `UTF-8` is no key.
 */
import type { HostPage } from '../types';
import { readPerson, readTheme, readTitle } from './read';

/** The project may have up to 255 characters elsewhere; Cloud allows 10, but old imports are longer. */
const KEY = '([A-Z][A-Z0-9_]{0,254}-[1-9]\\d{0,11})';
const PROJECT = '(?:/jira/(?:software(?:/c)?|core|servicedesk|polaris)/projects/[^/]+|/projects/[^/]+)';
const inPath = new RegExp(
  `^(?:/browse|(?:${PROJECT})?/issues|${PROJECT}/queues(?:/[^/]+){1,2})/${KEY}(?:/|$)`,
  'i',
);
const takesSelection = /^\/(?:jira|projects|issues|secure)(?:\/|$)/;
const wholeKey = new RegExp(`^${KEY}$`, 'i');

const parseSite = (url: URL): string | null =>
  url.protocol === 'https:' && /^[^.]+\.atlassian\.net$/.test(url.hostname) ? url.host : null;

export const jiraCloud: HostPage = {
  id: 'jira-cloud',
  name: 'Jira Cloud',
  matches: ['https://*.atlassian.net/*'],
  parseSite,
  parseTicket(url) {
    const site = parseSite(url);
    if (!site) return null;
    const key =
      inPath.exec(url.pathname)?.[1] ??
      (takesSelection.test(url.pathname)
        ? wholeKey.exec(url.searchParams.get('selectedIssue') ?? '')?.[1]
        : null);
    return key ? { host: 'jira-cloud', site, key: key.toUpperCase() } : null;
  },
  ticketUrl: ({ site, key }) => `https://${site}/browse/${key}`,
  readTitle,
  readPerson,
  readTheme,
  links: 'a[href*="/browse/"]',
  notIn:
    '.ak-renderer-document,.ProseMirror,[contenteditable],[data-testid*="breadcrumb"],' +
    '[data-testid*="comment"],[data-testid*="activity"],[data-testid="preview-panels.preview-panel"]>header',
  rows: [
    { name: 'backlog', row: '[data-testid^="software-backlog.card-list.card.content-container"]' },
    {
      name: 'board, older',
      row: '[data-testid="platform-board-kit.ui.card.card"]',
      // The key's own box cuts off what overflows it.
      slot: ':has(>[data-testid="platform-card.common.ui.key.key"])',
    },
    {
      name: 'board, newer',
      row: '[data-testid="board.content.cell.card"]',
      // The last line of the card: type, key, priority, assignee.
      slot: ':scope>div:last-child',
    },
    {
      name: 'list and navigator',
      row: '[data-testid="native-issue-table.ui.issue-row"]',
      slot: '[data-testid$="issue-row.merged-cell"],[data-testid$="issue-key.action-container"]',
    },
    { name: 'plans', row: '[data-testid$="roadmap.scope.issues.issue.row"]' },
  ],
};
