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

export const jiraCloud: HostPage = {
  id: 'jira-cloud',
  name: 'Jira Cloud',
  matches: ['https://*.atlassian.net/*'],
  examples: {
    tickets: [
      ['https://acme.atlassian.net/browse/WEB-142', 'WEB-142'],
      ['https://acme.atlassian.net/browse/web-142?focusedCommentId=10#comment', 'WEB-142'],
      ['https://acme.atlassian.net/jira/software/projects/WEB/boards/3?selectedIssue=WEB-142', 'WEB-142'],
      [
        'https://acme.atlassian.net/jira/software/projects/WEB/boards/3/backlog?selectedIssue=WEB-142',
        'WEB-142',
      ],
      [
        'https://acme.atlassian.net/jira/software/c/projects/WEB/boards/3?view=detail&selectedIssue=WEB-1',
        'WEB-1',
      ],
      [
        'https://acme.atlassian.net/jira/software/c/projects/WEB/boards/3/backlog?selectedIssue=WEB-1',
        'WEB-1',
      ],
      ['https://acme.atlassian.net/jira/core/projects/AUT/board?selectedIssue=AUT-1', 'AUT-1'],
      ['https://acme.atlassian.net/jira/plans/7/scenarios/173/timeline?selectedIssue=A2_B-9', 'A2_B-9'],
      ['https://acme.atlassian.net/jira/polaris/projects/ID/ideas/view/5?selectedIssue=ID-3', 'ID-3'],
      ['https://acme.atlassian.net/issues/WEB-142?jql=project%20%3D%20WEB', 'WEB-142'],
      ['https://acme.atlassian.net/jira/software/c/projects/WEB/issues/WEB-142?jql=', 'WEB-142'],
      ['https://acme.atlassian.net/jira/servicedesk/projects/HELP/queues/custom/1/HELP-77', 'HELP-77'],
      ['https://acme.atlassian.net/projects/WEB/queues/custom/27/WEB-142', 'WEB-142'],
      ['https://acme.atlassian.net/projects/WEB/issues/WEB-142?filter=allopenissues', 'WEB-142'],
    ],
    others: [
      'https://acme.atlassian.net/',
      'https://acme.atlassian.net/browse/WEB',
      'https://acme.atlassian.net/browse/WEB-0',
      'https://acme.atlassian.net/browse/WEB-142x',
      'https://acme.atlassian.net/issues/?jql=key%20%3D%20WEB-142',
      'https://acme.atlassian.net/issues/?filter=10001',
      'https://acme.atlassian.net/jira/software/c/projects/WEB/issues/?jql=text~UTF-8',
      'https://acme.atlassian.net/jira/software/projects/WEB/boards/3',
      'https://acme.atlassian.net/jira/software/c/projects/WEB/boards/3/backlog',
      'https://acme.atlassian.net/jira/core/projects/WEB/list',
      'https://acme.atlassian.net/jira/core/projects/WEB/board',
      'https://acme.atlassian.net/jira/core/projects/WEB/timeline',
      'https://acme.atlassian.net/jira/core/projects/WEB/calendar',
      'https://acme.atlassian.net/jira/core/projects/WEB/summary',
      'https://acme.atlassian.net/jira/plans/7/scenarios/173/timeline',
      'https://acme.atlassian.net/jira/your-work',
      'https://acme.atlassian.net/wiki/spaces/WEB/pages/1?selectedIssue=WEB-142',
      'https://acme.atlassian.net/wiki/browse/WEB-142',
      'https://atlassian.net/browse/WEB-142',
      'http://acme.atlassian.net/browse/WEB-142',
      'https://acme.atlassian.net.evil.example/browse/WEB-142',
      'https://linear.app/acme/issue/WEB-142/a-title',
      'https://example.com/browse/WEB-142',
    ],
  },
  parseTicket(url) {
    if (url.protocol !== 'https:' || !/^[^.]+\.atlassian\.net$/.test(url.hostname)) return null;
    const key =
      inPath.exec(url.pathname)?.[1] ??
      (takesSelection.test(url.pathname)
        ? wholeKey.exec(url.searchParams.get('selectedIssue') ?? '')?.[1]
        : null);
    return key ? { host: 'jira-cloud', site: url.host, key: key.toUpperCase() } : null;
  },
  readTitle,
  readPerson,
  readTheme,
  links: 'a[href*="/browse/"]',
  notIn:
    '.ak-renderer-document,.ProseMirror,[contenteditable],[data-testid*="breadcrumb"],' +
    '[data-testid*="comment"],[data-testid*="activity"],[data-testid="preview-panels.preview-panel"]>header',
  rows: [
    { name: 'backlog', row: '[data-testid^="software-backlog.card-list.card.content-container"]' },
    { name: 'board, older', row: '[data-testid="platform-board-kit.ui.card.card"]' },
    { name: 'board, newer', row: '[data-testid="board.content.cell.card"]' },
    { name: 'list and navigator', row: '[data-testid="native-issue-table.ui.issue-row"]' },
    { name: 'plans', row: '[data-testid$="roadmap.scope.issues.issue.row"]' },
  ],
};
