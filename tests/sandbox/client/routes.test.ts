import { expect, it } from 'vitest';
import { projectTabs, viewOf, withSelected } from './routes';
import { rangeOf } from './virtual-rows';

it.each([
  ['/browse/WEB-1', { view: 'issue', key: 'WEB-1' }],
  ['/browse/web-1/', { view: 'issue', key: 'WEB-1' }],
  ['/issues/WEB-1', { view: 'issue', key: 'WEB-1' }],
  ['/projects/WEB/issues/WEB-1', { view: 'issue', key: 'WEB-1' }],
  ['/jira/servicedesk/projects/WEB/queues/custom/1/WEB-1', { view: 'issue', key: 'WEB-1' }],
  ['/jira/software/c/projects/WEB/issues/WEB-1', { view: 'issue', key: 'WEB-1' }],
  ['/jira/software/c/projects/WEB/boards/1/backlog', { view: 'backlog' }],
  ['/jira/software/projects/WEB/boards/2/backlog', { view: 'backlog' }],
  ['/jira/software/c/projects/WEB/boards/1', { view: 'board' }],
  ['/jira/software/projects/WEB/boards/2', { view: 'new-board' }],
  ['/jira/core/projects/WEB/board', { view: 'new-board' }],
  ['/jira/core/projects/WEB/list', { view: 'list' }],
  ['/issues/', { view: 'list' }],
  ['/jira/for-you', { view: 'home' }],
  ['/browse/WEB', null],
  ['/wiki/spaces/WEB', null],
])('%s', (path, view) => {
  expect(viewOf(path)).toEqual(view);
});

it('every tab of a project leads to a page', () => {
  for (const [, href] of projectTabs('WEB'))
    expect(viewOf(new URL(href, 'https://acme.atlassian.net').pathname)).not.toBeNull();
});

it('opens and closes an issue within the address', () => {
  const url = new URL('https://acme.atlassian.net/issues/?jql=project%20%3D%20WEB');
  const open = withSelected(url, 'WEB-1');
  expect(open).toBe('/issues/?jql=project+%3D+WEB&selectedIssue=WEB-1');
  expect(withSelected(new URL(open, url), null)).toBe('/issues/?jql=project+%3D+WEB');
});

it('renders the rows in view and a few around them', () => {
  expect(rangeOf(0, 400, 1000, 40)).toEqual({ first: 0, end: 16 });
  expect(rangeOf(4000, 400, 1000, 40)).toEqual({ first: 94, end: 116 });
  expect(rangeOf(39_600, 400, 1000, 40)).toEqual({ first: 984, end: 1000 });
  expect(rangeOf(0, 400, 0, 40)).toEqual({ first: 0, end: 0 });
});
