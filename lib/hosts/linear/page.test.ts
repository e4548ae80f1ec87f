// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { linear } from './page';

const at = (path: string) => linear.parseTicket(new URL(path, 'https://linear.app'))?.key ?? null;

beforeEach(() => {
  (window as unknown as { happyDOM: { setURL: (url: string) => void } }).happyDOM.setURL(
    'https://linear.app/acme/issue/ENG-1/load',
  );
  document.title = '';
  document.body.innerHTML = '';
});

describe('hostile addresses', () => {
  it.each([
    ['/acme/issue/%3Cscript%3E-1', 'markup'],
    ['/%3Cb%3E/issue/ENG-1', 'markup as the workspace'],
    [`/${'a'.repeat(101)}/issue/ENG-1`, 'a workspace of 101 letters'],
    ['/acme/issue/ENG-142%00', 'a null'],
    ['/acme/issue/ENG--1', 'two hyphens'],
    ['/acme/issue/K\u212AB-1', 'a Kelvin sign'],
    ['/acme/Issue/ENG-1', 'another word'],
    ['//acme/issue/ENG-1', 'another host'],
    ['/acme/search?q=/acme/issue/ENG-1', 'a search'],
    ['/acme/inbox#/acme/issue/ENG-1', 'a fragment'],
  ])('%s (%s) is none', (path) => expect(at(path)).toBeNull());
});

const issue = (title: string, id = '0b2f7c1e-1111-4222-8333-444455556666') => `
  <div data-view-id="issue-view"><div contenteditable="true" class="ProseMirror" aria-label="Issue title">${title}</div>
  <div data-editor-id="issue-${id}"></div></div>`;

describe('title', () => {
  it('is the tab’s, of this key alone', () => {
    document.title = 'ENG-1 Load below 2 s';
    document.body.innerHTML = issue('Former');
    expect(linear.readTitle(document, 'ENG-1')).toBe('Load below 2 s');
    expect(linear.readTitle(document, 'ENG-11')).toBeNull();
    expect(linear.readTitle(document, 'NG-1')).toBeNull();
  });

  it('is the heading where the tab names no issue and the address is of this key', () => {
    document.title = 'Inbox';
    document.body.innerHTML = issue(' Load ');
    expect(linear.readTitle(document, 'ENG-1')).toBe('Load');
    expect(linear.readTitle(document, 'ENG-2')).toBeNull();
    expect(linear.readTitle(document, 'ENG-11')).toBeNull();
    document.title = 'ENG-2 Former';
    expect(linear.readTitle(document, 'ENG-1')).toBeNull();
  });

  it('is text, cut where a stored title ends', () => {
    document.title = `ENG-1 ${'x'.repeat(1000)}<img src=x onerror=alert(1)>`;
    expect(linear.readTitle(document, 'ENG-1')).toBe('x'.repeat(1000));
  });

  it('survives the loss of every selector', () => {
    document.title = 'Linear';
    document.body.innerHTML = '<h1>ENG-1</h1>';
    expect(linear.readTitle(document, 'ENG-1')).toBeNull();
    expect(linear.readId(document, 'ENG-1')).toBeNull();
  });
});

describe('id', () => {
  it('is the editor’s, where tab and heading agree', () => {
    document.title = 'ENG-1 Load';
    document.body.innerHTML = issue('Load');
    expect(linear.readId(document, 'ENG-1')).toBe('0b2f7c1e-1111-4222-8333-444455556666');
  });

  it.each([
    ['the tab is ahead of the page', 'ENG-1 Load', issue('Former')],
    ['the page is ahead of the tab', 'ENG-2 Former', issue('Load')],
    ['there are two editors', 'ENG-1 Load', issue('Load') + issue('Load')],
    ['it is no id', 'ENG-1 Load', issue('Load', 'x')],
  ])('is none where %s', (_, title, body) => {
    document.title = title;
    document.body.innerHTML = body;
    expect(linear.readId(document, 'ENG-1')).toBeNull();
  });
});

it('the theme is the class on html', () => {
  expect(linear.readTheme(document)).toBe('light');
  document.documentElement.className = 'dark';
  expect(linear.readTheme(document)).toBe('dark');
  document.documentElement.className = '';
});

describe('rows', () => {
  const row = () => document.querySelector(linear.links) as HTMLElement;
  const place = (key: string) => linear.place(row(), row(), key);

  it('in a list the chip goes before the title, which is cut off at its end', () => {
    document.body.innerHTML = `
      <a href="/acme/issue/ENG-1/load" data-list-key="1" style="display:grid">
        <span><svg><title>High</title></svg></span>
        <span data-column-id="issueId">ENG-1</span>
        <span style="display:flex"><span id="title" style="white-space:nowrap">Load</span></span>
        <span>Web</span>
      </a>`;
    expect(place('ENG-1')).toEqual(['before', document.getElementById('title')]);
  });

  it.each([
    ['the row itself is its cell', 'data-list-key="1"', '<i id="title" style="white-space:nowrap">Load</i>'],
    [
      'its cell is a grid',
      '',
      '<b style="display:grid"><i id="title" style="white-space:nowrap">Load</i></b>',
    ],
    ['it is a block', '', '<div><div id="title" style="white-space:nowrap">Load</div></div>'],
  ])('in a list where %s it goes into the title', (_, attributes, title) => {
    document.body.innerHTML = `<a href="/acme/issue/ENG-1/load" ${attributes}><span>ENG-1</span>${title}</a>`;
    expect(place('ENG-1')).toEqual(['prepend', document.getElementById('title')]);
  });

  it('on a card it goes after the identifier, as the title may take several lines', () => {
    document.body.innerHTML = `
      <a href="/acme/issue/ENG-1/load" data-board-item="true"><div><span id="key">ENG-1</span></div><div>Load</div></a>`;
    expect(place('ENG-1')).toEqual(['append', document.getElementById('key')]);
  });

  it('without an identifier it goes before the first text', () => {
    document.body.innerHTML =
      '<a href="/acme/issue/ENG-1/load"><div style="display:flex"><b id="title">Load</b></div><i>Web</i></a>';
    expect(place('ENG-1')).toEqual(['before', document.getElementById('title')]);
  });

  it.each(['', 'ENG-1 Load', '<svg><title>Open</title></svg>'])('a link of "%s" has no cell', (content) => {
    document.body.innerHTML = `<a href="/acme/issue/ENG-1/load">${content}</a>`;
    expect(place('ENG-1')[1]).toBeNull();
  });

  it('nothing within an editor is a row', () => {
    document.body.innerHTML = `<div contenteditable="false"><a href="/acme/issue/ENG-1"><b>ENG-1</b></a></div>`;
    expect(row().closest(linear.notIn)).not.toBeNull();
  });
});
