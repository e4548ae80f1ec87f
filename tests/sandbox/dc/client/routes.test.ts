import { describe, expect, it } from 'vitest';
import { dcPaths, dcViewOf } from './routes';

const at = (path: string, contextPath = '/jira') =>
  dcViewOf(new URL(`https://jira.example.test${path}`), contextPath);

describe('addresses of Data Center', () => {
  it.each([
    ['/jira/browse/web-142', { view: 'issue', key: 'WEB-142' }],
    ['/jira/browse/WEB-142/', { view: 'issue', key: 'WEB-142' }],
    ['/jira/projects/WEB/queues/custom/27/WEB-142', { view: 'issue', key: 'WEB-142' }],
    ['/jira/projects/WEB/issues/WEB-142?filter=allopenissues', { view: 'project-issues', key: 'WEB-142' }],
    ['/jira/projects/WEB/issues', { view: 'project-issues', key: null }],
    ['/jira/secure/RapidBoard.jspa?rapidView=1', { view: 'board', key: null }],
    ['/jira/secure/RapidBoard.jspa?view=detail&selectedIssue=WEB-142', { view: 'board', key: 'WEB-142' }],
    ['/jira/secure/RapidBoard.jspa?selectedIssue=WEB-142', { view: 'board', key: null }],
    ['/jira/secure/RapidBoard.jspa?view=planning&selectedIssue=WEB-142', { view: 'backlog', key: 'WEB-142' }],
    ['/jira/secure/RapidBoard.jspa?view=planning.nodetail', { view: 'backlog', key: null }],
    ['/jira/secure/RapidBoard.jspa?view=reporting&chart=burndownChart', { view: 'reports' }],
    ['/jira/issues/?jql=', { view: 'navigator' }],
    ['/jira/secure/Dashboard.jspa', { view: 'dashboard' }],
    ['/jira/nowhere', null],
    ['/browse/WEB-142', null],
    ['/jiraffe/browse/WEB-142', null],
  ])('%s', (path, view) => {
    expect(at(path)).toEqual(view);
  });

  it('needs no context path, and reads its own addresses', () => {
    expect(at('/browse/WEB-1', '')).toEqual({ view: 'issue', key: 'WEB-1' });
    expect(at(dcPaths.board('WEB', 'WEB-1'), '')).toEqual({ view: 'board', key: 'WEB-1' });
    expect(at(dcPaths.backlog('WEB', 'WEB-1'), '')).toEqual({ view: 'backlog', key: 'WEB-1' });
    expect(at(dcPaths.beside('WEB', 'WEB-1'), '')).toEqual({ view: 'project-issues', key: 'WEB-1' });
  });
});
