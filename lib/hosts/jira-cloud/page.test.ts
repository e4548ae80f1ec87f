// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { parseTicketUrl } from '..';
import { jiraCloud } from './page';

const at = (path: string) => jiraCloud.parseTicket(new URL(path, 'https://acme.atlassian.net'))?.key ?? null;

describe('hostile addresses', () => {
  it.each([
    ['/browse/%3Cscript%3E-1', 'markup'],
    ['/browse/WEB-142%00', 'a null'],
    ['/browse/WEB-142%2Fx', 'an escaped slash'],
    ['/browse/WEB%2D142', 'an escaped hyphen'],
    ['/browse/WEB--1', 'two hyphens'],
    ['/browse/1WEB-1', 'a digit first'],
    ['/browse/WEB-01', 'a leading zero'],
    ['/browse/ＷＥＢ-1', 'full-width letters'],
    ['/browse/K\u212AB-1', 'a Kelvin sign'],
    [`/browse/${'A'.repeat(300)}-1`, 'a project of 300 letters'],
    ['/browse/WEB-1234567890123', 'thirteen digits'],
    ['/jira/software/projects/WEB/boards/3?selectedIssue=WEB-1%0A', 'a line break'],
    ['/jira/software/projects/WEB/boards/3?selectedIssue=', 'nothing'],
    ['/jira/software/projects/WEB/boards/3?selectedIssue=WEB-1,WEB-2', 'two keys'],
    ['/jira/software/projects/UTF-8/boards/3', 'a project that looks like a key'],
    ['/jira/software/projects/WEB/boards/3?text=COVID-19', 'prose'],
    ['/jira/software/projects/WEB/boards/3#selectedIssue=WEB-1', 'a fragment'],
    ['//browse/WEB-1', 'another host'],
  ])('%s (%s) is none', (path) => expect(at(path)).toBeNull());

  it('takes the first of several selections', () => {
    expect(at('/jira/software/projects/W/boards/3?selectedIssue=W-1&selectedIssue=W-2')).toBe('W-1');
  });

  it('reads no other site', () => {
    for (const origin of ['https://a.b.atlassian.net', 'https://atlassian.net.', 'ftp://acme.atlassian.net'])
      expect(parseTicketUrl(`${origin}/browse/WEB-1`)).toBeNull();
  });

  it('keeps a port apart', () => {
    expect(parseTicketUrl('https://acme.atlassian.net:8443/browse/WEB-1')?.site).toBe(
      'acme.atlassian.net:8443',
    );
  });
});

const heading = (key: string, title: string) => `
  <div><nav data-testid="issue.views.issue-base.foundation.breadcrumbs.breadcrumb-current-issue-container">
    <a data-testid="issue.views.issue-base.foundation.breadcrumbs.current-issue.item" href="/browse/${key}">${key}</a>
  </nav><main><h1 data-testid="issue.views.issue-base.foundation.summary.heading">${title}</h1></main></div>`;

describe('title', () => {
  beforeEach(() => {
    document.title = '';
    document.body.innerHTML = '';
  });

  it('is the heading beside a breadcrumb of this key, not that of the page beneath', () => {
    document.body.innerHTML = heading('WEB-1', 'Beneath') + heading('WEB-2', 'Modal');
    expect(jiraCloud.readTitle(document, 'WEB-2')).toBe('Modal');
    expect(jiraCloud.readTitle(document, 'WEB-1')).toBe('Beneath');
  });

  it('is none while the page still shows the former ticket', () => {
    document.body.innerHTML = heading('WEB-1', 'Former');
    expect(jiraCloud.readTitle(document, 'WEB-2')).toBeNull();
  });

  it('is else the tab title of this key', () => {
    document.title = '[WEB-1] Load - below 2 s - Jira';
    expect(jiraCloud.readTitle(document, 'WEB-1')).toBe('Load - below 2 s');
    expect(jiraCloud.readTitle(document, 'WEB-11')).toBeNull();
  });

  it('is text, cut where a stored title ends', () => {
    document.title = `[WEB-1] ${'x'.repeat(1000)}<img src=x onerror=alert(1)> - Jira`;
    expect(jiraCloud.readTitle(document, 'WEB-1')).toBe('x'.repeat(1000));
  });

  it('survives the loss of every selector', () => {
    document.title = 'Board - Jira';
    document.body.innerHTML = '<h1>WEB-1</h1>';
    expect(jiraCloud.readTitle(document, 'WEB-1')).toBeNull();
  });
});

describe('person', () => {
  it('comes from the two metas, or not at all', () => {
    document.head.innerHTML =
      '<meta name="ajs-atlassian-account-id" content="712020:a"><meta name="ajs-remote-user-fullname" content="Ada">';
    expect(jiraCloud.readPerson(document)).toEqual({ accountId: '712020:a', name: 'Ada' });
    document.head.innerHTML = '<meta name="ajs-remote-user-fullname" content="Ada">';
    expect(jiraCloud.readPerson(document)).toBeNull();
  });
});

describe('theme', () => {
  it.each([
    ['dark', 'dark:dark light:light', 'dark'],
    ['light', 'dark:dark light:light', 'light'],
    [null, 'dark:dark light:light', null],
    [null, 'dark:dark spacing:spacing', 'dark'],
    ['auto', 'light:light', 'light'],
    [null, null, null],
  ])('mode %s, theme %s → %s', (mode, theme, expected) => {
    const html = document.documentElement;
    html.removeAttribute('data-color-mode');
    html.removeAttribute('data-theme');
    if (mode) html.dataset.colorMode = mode;
    if (theme) html.dataset.theme = theme;
    expect(jiraCloud.readTheme(document)).toBe(expected);
  });
});
