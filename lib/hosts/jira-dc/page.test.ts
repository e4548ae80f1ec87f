// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { jiraDc } from './page';

const parse = (path: string, origin = 'https://jira.example.test') =>
  jiraDc.parseTicket(new URL(path, origin));

beforeEach(() => {
  document.title = '';
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});

describe('hostile addresses', () => {
  it.each([
    ['/jira/browse/%3Cscript%3E-1', 'markup'],
    ['/jira/browse/WEB-142%00', 'a null'],
    ['/jira/browse/WEB-142%2Fx', 'an escaped slash'],
    ['/jira/browse/_WEB-1', 'an underscore first'],
    ['/jira/browse/1WEB-1', 'a digit first'],
    ['/jira/browse/WEB-01', 'a leading zero'],
    ['/jira/browse/K\u212AB-1', 'a Kelvin sign'],
    [`/jira/browse/${'A'.repeat(300)}-1`, 'a project of 300 letters'],
    ['/%3Cb%3E/browse/WEB-1', 'markup as the context path'],
    [`/${'a'.repeat(31)}/browse/WEB-1`, 'a context path of 31 letters'],
    ['/a/b/c/d/browse/WEB-1', 'a context path of four parts'],
    ['//browse/WEB-1', 'another host'],
    ['/jira/secure/RapidBoard.jspa?selectedIssue=WEB-1%0A', 'a line break'],
    ['/jira/secure/RapidBoard.jspa?text=selectedIssue=WEB-1', 'a selection within a value'],
    ['/jira/secure/RapidBoard.jspa#selectedIssue=WEB-1', 'a fragment'],
    ['/jira/secure/a/b.jspa?selectedIssue=WEB-1', 'a page below'],
    ['/jira/browse?selectedIssue=WEB-1', 'a selection elsewhere'],
  ])('%s (%s) is none', (path) => expect(parse(path)).toBeNull());

  it('the longest site and key are as a store takes them', () => {
    const path = `/${'a'.repeat(30)}`.repeat(3);
    const key = `${'A'.repeat(255)}-123456789012`;
    expect(parse(`${path}/browse/${key}`)).toEqual({
      host: 'jira-dc',
      site: `jira.example.test${path}`,
      key,
    });
  });

  it('a long path is read in no time', () => {
    const start = performance.now();
    parse(`/${'a/'.repeat(20_000)}browse/WEB-1x?${'&a=selectedIssue'.repeat(20_000)}`);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('ticket address', () => {
  it.each(['https:', 'http:'])('is at the site, by its scheme %s', (protocol) => {
    const ticket = { host: 'jira-dc', site: 'jira.example.test:8080/jira', key: 'WEB-1' };
    expect(jiraDc.ticketUrl(ticket, protocol)).toBe(`${protocol}//jira.example.test:8080/jira/browse/WEB-1`);
  });
});

const heading = (key: string, title: string) => `
  <a id="key-val" data-issue-key="${key}" rel="10142" href="/jira/browse/${key}">${key}</a>
  <h1 id="summary-val"> ${title} </h1>`;

describe('title and id', () => {
  it('are those beside this very key', () => {
    document.title = '[WEB-1] In the tab - Acme Jira';
    document.body.innerHTML = heading('WEB-1', 'In the page');
    expect(jiraDc.readTitle(document, 'WEB-1')).toBe('In the page');
    expect(jiraDc.readId(document, 'WEB-1')).toBe('10142');
  });

  it('are none while the page still shows the former ticket', () => {
    document.title = '[WEB-1] In the tab - Acme Jira';
    document.body.innerHTML = heading('WEB-1', 'In the page');
    expect(jiraDc.readTitle(document, 'WEB-2')).toBeNull();
    expect(jiraDc.readId(document, 'WEB-2')).toBeNull();
  });

  it('the title is else the tab’s, whatever this Jira is called', () => {
    document.title = '[WEB-1] Load - below 2 s - Acme';
    expect(jiraDc.readTitle(document, 'WEB-1')).toBe('Load - below 2 s');
    expect(jiraDc.readTitle(document, 'WEB-11')).toBeNull();
  });

  it.each(['', 'x', '1"onload', '1'.repeat(21)])('an id "%s" is none', (rel) => {
    document.body.innerHTML = `<a id="key-val">WEB-1</a>`;
    document.getElementById('key-val')?.setAttribute('rel', rel);
    expect(jiraDc.readId(document, 'WEB-1')).toBeNull();
  });

  it('survive the loss of every selector', () => {
    document.title = 'Board - Acme';
    document.body.innerHTML = '<h1>WEB-1</h1>';
    expect(jiraDc.readTitle(document, 'WEB-1')).toBeNull();
    expect(jiraDc.readId(document, 'WEB-1')).toBeNull();
  });
});

it('the person comes from the two metas, or not at all', () => {
  document.head.innerHTML =
    '<meta name="ajs-remote-user" content="ada"><meta name="ajs-remote-user-fullname" content="Ada L.">';
  expect(jiraDc.readPerson(document)).toEqual({ accountId: 'ada', name: 'Ada L.' });
  document.head.innerHTML =
    '<meta name="ajs-remote-user" content=""><meta name="ajs-remote-user-fullname" content="">';
  expect(jiraDc.readPerson(document)).toBeNull();
});

it('the theme is light where the page has none', () => {
  expect(jiraDc.readTheme(document)).toBe('light');
  document.documentElement.dataset.colorMode = 'dark';
  expect(jiraDc.readTheme(document)).toBe('dark');
  document.documentElement.removeAttribute('data-color-mode');
});

describe('rows', () => {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector) as HTMLElement;

  it('a card without a link leads to its key, under the context path', () => {
    document.head.innerHTML = '<meta name="ajs-context-path" content="/jira">';
    document.body.innerHTML =
      '<div class="ghx-issue" data-issue-key="WEB-1"><div class="ghx-key">WEB-1</div></div>';
    const card = find(jiraDc.links);
    expect(jiraDc.addressOf?.(card)).toBe(`${location.origin}/jira/browse/WEB-1`);
    expect(jiraDc.place(card, card, 'WEB-1')).toEqual(['append', find('.ghx-key')]);
  });

  it('a row of the backlog keeps its end at its end', () => {
    document.body.innerHTML = `
      <div class="js-issue ghx-issue-compact" data-issue-key="WEB-1">
        <a href="/jira/browse/WEB-1">WEB-1</a><span>Summary</span><span class="ghx-end">3</span>
      </div>`;
    expect(jiraDc.place(find('.js-issue'), find('a'), 'WEB-1')).toEqual(['before', find('.ghx-end')]);
  });

  it('a chip of the navigator goes before the summary, as the key’s column is narrow', () => {
    document.body.innerHTML =
      '<table><tr><td class="summary"><p><a href="/jira/browse/WEB-1">Load</a></p></td></tr></table>';
    expect(jiraDc.place(find('td'), find('a'), 'WEB-1')).toEqual(['before', find('a')]);
  });

  it('an entry beside an open issue has its chip after its key', () => {
    document.body.innerHTML =
      '<ol class="issue-list"><li><a href="/projects/WEB/issues/WEB-1"><i class="issue-link-key">WEB-1</i></a></li></ol>';
    expect(find(jiraDc.links).closest(jiraDc.rows)).toBe(find('li'));
    expect(jiraDc.place(find('li'), find('a'), 'WEB-1')).toEqual(['append', find('i')]);
  });

  it('where nothing is known, a chip goes beside the link', () => {
    document.body.innerHTML = '<table><tr><td><a href="/jira/browse/WEB-1">WEB-1</a></td></tr></table>';
    expect(jiraDc.place(find('a'), find('a'), 'WEB-1')[1]).toBeNull();
  });
});
