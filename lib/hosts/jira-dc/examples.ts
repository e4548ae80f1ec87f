import type { HostExamples } from '../types';

const own = (origin: string, path: string) => ({ origin, path, platform: 'jira-dc' }) as const;

export const examples: HostExamples = {
  own: [
    own('https://jira.example.test', '/jira'),
    own('https://issues.example.test', ''),
    own('http://tickets.example.test:8080', ''),
    own('https://two.example.test', '/jira'),
    own('https://two.example.test', '/jira-test'),
    own('https://two.example.test', '/apps/jira'),
  ],
  tickets: [
    ['https://jira.example.test/jira/browse/WEB-142', 'WEB-142', 'jira.example.test/jira'],
    [
      'https://jira.example.test/jira/browse/web-142?jql=project%20%3D%20WEB',
      'WEB-142',
      'jira.example.test/jira',
    ],
    ['https://jira.example.test/jira/browse/WEB-142;jsessionid=1A2B', 'WEB-142', 'jira.example.test/jira'],
    [
      'https://jira.example.test/jira/browse/WEB-142?page=x&selectedIssue=WEB-1#a',
      'WEB-142',
      'jira.example.test/jira',
    ],
    [
      'https://jira.example.test/jira/projects/WEB/issues/WEB-142?filter=allopenissues',
      'WEB-142',
      'jira.example.test/jira',
    ],
    [
      'https://jira.example.test/jira/projects/WEB/queues/custom/27/WEB-142',
      'WEB-142',
      'jira.example.test/jira',
    ],
    ['https://jira.example.test/jira/projects/WEB/queues/27/WEB-142', 'WEB-142', 'jira.example.test/jira'],
    [
      'https://jira.example.test/jira/secure/RapidBoard.jspa?rapidView=1&projectKey=WEB&selectedIssue=WEB-142',
      'WEB-142',
      'jira.example.test/jira',
    ],
    [
      'https://jira.example.test/jira/secure/RapidBoard.jspa?rapidView=1&view=planning&selectedIssue=WEB-142&issueLimit=100',
      'WEB-142',
      'jira.example.test/jira',
    ],
    [
      'https://jira.example.test/jira/secure/RapidBoard.jspa?rapidView=1&view=planning.nodetail&selectedIssue=WEB-142',
      'WEB-142',
      'jira.example.test/jira',
    ],
    [
      'https://jira.example.test/jira/secure/RapidBoard.jspa?selectedIssue=WEB-142&view=detail',
      'WEB-142',
      'jira.example.test/jira',
    ],
    ['https://issues.example.test/browse/OPS_2-9', 'OPS_2-9'],
    ['https://issues.example.test/projects/A2_B/issues/A2_B-10', 'A2_B-10'],
    ['https://issues.example.test/projects/HELP/queues/custom/27/HELP-77', 'HELP-77'],
    ['https://issues.example.test/secure/RapidBoard.jspa?rapidView=3&selectedIssue=A2_B-10', 'A2_B-10'],
    ['http://tickets.example.test:8080/browse/WEB-1', 'WEB-1'],
    ['https://two.example.test/jira/browse/WEB-1', 'WEB-1', 'two.example.test/jira'],
    ['https://two.example.test/jira-test/browse/WEB-1', 'WEB-1', 'two.example.test/jira-test'],
    ['https://two.example.test/apps/jira/browse/WEB-1', 'WEB-1', 'two.example.test/apps/jira'],
  ],
  others: [
    'https://jira.example.test/jira/',
    'https://jira.example.test/jira/browse/WEB',
    'https://jira.example.test/jira/browse/WEB-0',
    'https://jira.example.test/jira/browse/WEB-142x',
    'https://jira.example.test/jira/browse/WEB%2D142',
    'https://jira.example.test/jira/issues/?jql=key%20%3D%20WEB-142',
    'https://jira.example.test/jira/projects/WEB/issues/?filter=allopenissues',
    'https://jira.example.test/jira/projects/UTF-8/issues',
    'https://jira.example.test/jira/projects/WEB/queues/custom/27',
    'https://jira.example.test/jira/secure/RapidBoard.jspa?rapidView=1&view=planning',
    'https://jira.example.test/jira/secure/RapidBoard.jspa?rapidView=1&view=reporting&chart=COVID-19',
    'https://jira.example.test/jira/secure/RapidBoard.jspa?selectedIssue=WEB-1,WEB-2',
    'https://jira.example.test/jira/secure/Dashboard.jspa',
    'https://jira.example.test/jira/plugins/servlet/view?selectedIssue=WEB-1',
    'https://jira.example.test/jira/si/jira.issueviews:issue-html/WEB-1/WEB-1.html',
    // Beside the Jira, on the same domain.
    'https://jira.example.test/wiki/browse/WEB-142',
    'https://jira.example.test/jirabrowse/WEB-142',
    'https://two.example.test/browse/WEB-1',
    // Nobody has added it, or the other scheme or port.
    'https://jira.example.org/browse/WEB-142',
    'http://issues.example.test/browse/WEB-1',
    'http://tickets.example.test/browse/WEB-1',
    'https://acme.atlassian.net/browse/WEB-142',
    'https://linear.app/acme/issue/WEB-142',
  ],
};
