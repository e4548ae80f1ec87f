import { describe, expect, it } from 'vitest';
import { bestOf, classifyAnswer, classifyMarks, type Finding, parseAddress, siteFor } from './detect';

describe('parseAddress', () => {
  it.each<[string, string, string[]]>([
    ['jira.example.test', 'https://jira.example.test', ['', '/jira']],
    ['jira.example.test/jira', 'https://jira.example.test', ['/jira', '']],
    ['  https://jira.example.test/jira/browse/WEB-142 ', 'https://jira.example.test', ['/jira', '']],
    ['https://jira.example.test/browse/WEB-142?x=1#y', 'https://jira.example.test', ['', '/jira']],
    [
      'https://tickets.example.com/jira/software/c/projects/WEB/boards/7',
      'https://tickets.example.com',
      ['/jira', ''],
    ],
    [
      'https://x.example/tools/jira/secure/RapidBoard.jspa?rapidView=3',
      'https://x.example',
      ['/tools/jira', '/tools', '', '/jira'],
    ],
    ['//jira.example.test/jira/', 'https://jira.example.test', ['/jira', '']],
    ['JIRA.Example.Test:8443/jira', 'https://jira.example.test:8443', ['/jira', '']],
    ['localhost:8080', 'https://localhost:8080', ['', '/jira']],
    ['https://me:secret@jira.example.test/jira', 'https://jira.example.test', ['/jira', '']],
    ['jira', 'https://jira', ['', '/jira']],
    ['bücher.example', 'https://xn--bcher-kva.example', ['', '/jira']],
    ['https://jira.example.test/a%20b/c', 'https://jira.example.test', ['', '/jira']],
  ])('%s', (typed, origin, paths) => {
    expect(parseAddress(typed)).toEqual({ origin, paths, insecure: false });
  });

  it('http is taken, and said', () => {
    expect(parseAddress('http://jira.intranet/jira')).toMatchObject({
      origin: 'http://jira.intranet',
      insecure: true,
    });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['our jira', 'no-address'],
    ['https://', 'no-address'],
    ['https://[', 'no-address'],
    ['javascript:alert(1)', 'not-web'],
    ['ftp://jira.example.test', 'not-web'],
    ['chrome-extension://abc/panel.html', 'not-web'],
    ['file:///etc/passwd', 'not-web'],
    ['mailto:me@example.com', 'not-web'],
    ['https://*', 'everything'],
    ['*.example.com', 'everything'],
    [`https://${'a'.repeat(320)}.example`, 'no-address'],
  ])('%s is %s', (typed, wrong) => expect(parseAddress(typed)).toBe(wrong));
});

const asked = { origin: 'https://jira.example.test', path: '/jira' };
const info = 'https://jira.example.test/jira/rest/api/2/serverInfo';
const json = (body: unknown, more: object = {}) => ({
  status: 200,
  contentType: 'application/json;charset=UTF-8',
  url: info,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  ...more,
});
const html = (text: string, more: object = {}) => ({
  status: 200,
  contentType: 'text/html',
  url: info,
  text,
  ...more,
});
const dataCenter = {
  baseUrl: 'https://jira.example.test/jira',
  version: '9.12.4',
  versionNumbers: [9, 12, 4],
  deploymentType: 'Server',
  serverTitle: '<img src=x onerror=alert(1)>',
};

describe('classifyAnswer', () => {
  it.each<[string, ReturnType<typeof json>, Finding]>([
    ['Data Center', json(dataCenter), { is: 'jira', platform: 'jira-dc', path: '/jira', version: '9.12.4' }],
    [
      'Data Center by its newer name',
      json({ ...dataCenter, deploymentType: 'Data Center' }),
      { is: 'jira', platform: 'jira-dc', path: '/jira', version: '9.12.4' },
    ],
    [
      'an old server that names no kind',
      json({ ...dataCenter, deploymentType: undefined }),
      { is: 'jira', platform: 'jira-dc', path: '/jira', version: '9.12.4' },
    ],
    [
      'Cloud, sent on to the root',
      json(
        { baseUrl: 'https://acme.atlassian.net', deploymentType: 'Cloud', version: '1001.0.0-SNAPSHOT' },
        { url: 'https://jira.example.test/rest/api/2/serverInfo' },
      ),
      { is: 'jira', platform: 'jira-cloud', path: '', version: '1001.0.0-SNAPSHOT' },
    ],
    [
      'sent on to another origin: the path that was asked',
      json(dataCenter, { url: 'https://evil.example/x/rest/api/2/serverInfo' }),
      { is: 'jira', platform: 'jira-dc', path: '/jira', version: '9.12.4' },
    ],
    [
      'a kind nobody knows',
      json({ ...dataCenter, deploymentType: 'Moon' }),
      { is: 'some-jira', path: '/jira' },
    ],
    [
      'a prototype’s name as kind',
      json({ ...dataCenter, deploymentType: 'constructor' }),
      { is: 'some-jira', path: '/jira' },
    ],
    [
      'a base address that is none',
      json({ ...dataCenter, baseUrl: 'javascript' }),
      { is: 'some-jira', path: '/jira' },
    ],
    ['JSON of somebody else', json({ name: 'gitlab', version: '17' }), { is: 'no-jira' }],
    ['a list', json([]), { is: 'no-jira' }],
    ['broken JSON', json('{"baseUrl":'), { is: 'no-jira' }],
    ['nothing', json(''), { is: 'no-jira' }],
    ['JSON said to be HTML', html(JSON.stringify(dataCenter)), { is: 'no-jira' }],
    ['401', html('', { status: 401 }), { is: 'sign-in' }],
    ['403', json({ message: 'no' }, { status: 403 }), { is: 'sign-in' }],
    ['404', html('<h1>Not found</h1>', { status: 404 }), { is: 'no-jira' }],
    ['500', html('<h1>Oops</h1>', { status: 500 }), { is: 'failing' }],
    ['too many questions', html('', { status: 429 }), { is: 'failing' }],
    [
      'a company’s login page with 200',
      html('<form><input name=u><input type="password" name=p></form>'),
      { is: 'sign-in' },
    ],
    [
      'sent on to a login',
      html('<p>Welcome', { url: 'https://jira.example.test/sso/start' }),
      { is: 'sign-in' },
    ],
    [
      'Jira’s own login page',
      html(
        '<html><head><meta name="application-name" content="JIRA" data-name="jira" data-version="9.12.4"><meta name="ajs-base-url" content="https://jira.example.test/jira"></head><body id="jira" class="aui-layout aui-theme-default">',
      ),
      { is: 'jira', platform: 'jira-dc', path: '/jira', version: null },
    ],
    [
      'Cloud’s page instead of JSON',
      html('<meta name="ajs-cloud-id" content="5e0c"><meta content="JIRA" name="application-name">'),
      { is: 'jira', platform: 'jira-cloud', path: '', version: null },
    ],
    [
      'a page that only talks of Jira',
      html('<title>Jira</title><p>ajs-cloud-id, aui-layout, JIRA'),
      { is: 'no-jira' },
    ],
    [
      'Confluence',
      html(
        '<meta name="application-name" content="Confluence"><meta name="ajs-base-url" content="https://w.example"><body class="aui-layout">',
      ),
      { is: 'no-jira' },
    ],
    ['two megabytes of tags', html('<meta '.repeat(400_000)), { is: 'no-jira' }],
    ['two megabytes of one tag', html(`<body ${'a'.repeat(2_000_000)}`), { is: 'no-jira' }],
  ])('%s', (_, answer, finding) => {
    const before = process.cpuUsage();
    expect(classifyAnswer(answer, asked)).toEqual(finding);
    // Of the processor: what else the machine does is not its fault.
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });
});

describe('classifyMarks', () => {
  const none = { cloudId: null, baseUrl: null, contextPath: null, application: null, isAui: false };
  it.each<[string, Partial<typeof none> | object, Finding | null]>([
    ['no marks', {}, null],
    [
      'Cloud',
      { cloudId: '5e0c', application: 'JIRA', contextPath: '' },
      { is: 'jira', platform: 'jira-cloud', path: '', version: null },
    ],
    [
      'Data Center',
      { application: 'JIRA', baseUrl: 'https://jira.example.test/jira', contextPath: '/jira', isAui: true },
      { is: 'jira', platform: 'jira-dc', path: '/jira', version: null },
    ],
    [
      'Data Center without a context path meta',
      { application: 'JIRA', baseUrl: 'https://jira.example.test/tools/jira/' },
      { is: 'jira', platform: 'jira-dc', path: '/tools/jira', version: null },
    ],
    [
      'a hostile context path',
      { application: 'JIRA', contextPath: '/../*?<script>', isAui: true },
      { is: 'jira', platform: 'jira-dc', path: '', version: null },
    ],
    ['only the name', { application: 'JIRA' }, { is: 'some-jira', path: null }],
    ['Confluence', { application: 'Confluence', baseUrl: 'https://w.example', isAui: true }, null],
    ['Confluence Cloud', { application: 'Confluence', cloudId: '5e0c', baseUrl: 'https://w.example' }, null],
  ])('%s', (_, marks, finding) => expect(classifyMarks({ ...none, ...marks })).toEqual(finding));
});

describe('bestOf', () => {
  it('a Jira before a door before none', () => {
    const jira = { is: 'jira', platform: 'jira-dc', path: '', version: null } as const;
    expect(bestOf([{ is: 'no-jira' }, { is: 'sign-in' }, jira])).toBe(jira);
    expect(bestOf([{ is: 'no-jira' }, { is: 'sign-in' }])).toEqual({ is: 'sign-in' });
    expect(bestOf([{ is: 'unreachable' }, { is: 'no-jira' }])).toEqual({ is: 'no-jira' });
    expect(bestOf([{ is: 'unreachable' }])).toEqual({ is: 'unreachable' });
    expect(bestOf([])).toEqual({ is: 'unreachable' });
  });
});

describe('siteFor', () => {
  const typed = { origin: 'https://jira.example.test', paths: ['/jira', ''] };
  it('what was found; what the person says of it; nothing where neither says', () => {
    const found = { is: 'jira', platform: 'jira-dc', path: '/x', version: null } as const;
    const { origin } = typed;
    expect(siteFor(typed, found)).toEqual({ origin, path: '/x', platform: 'jira-dc' });
    expect(siteFor(typed, { is: 'some-jira', path: '/y' }, 'jira-dc')).toEqual({
      origin,
      path: '/y',
      platform: 'jira-dc',
    });
    expect(siteFor(typed, { is: 'sign-in' }, 'jira-dc')).toEqual({
      origin,
      path: '/jira',
      platform: 'jira-dc',
    });
    expect(siteFor(typed, { is: 'no-jira' }, 'jira-cloud')).toEqual({
      origin,
      path: '',
      platform: 'jira-cloud',
    });
    expect(siteFor(typed, { is: 'no-jira' })).toBeNull();
  });
});
