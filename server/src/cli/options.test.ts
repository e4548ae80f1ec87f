import { describe, expect, it } from 'vitest';
import { parseOptions, usage } from './options';
import { makeConfig } from './start';

const problem = (args: string[], env: Record<string, string> = {}) => {
  const asked = parseOptions(args, env);
  return 'problem' in asked ? asked.problem : null;
};

describe('what is understood', () => {
  it('is the command line before the environment', () => {
    expect(
      parseOptions(['--port', '0', '--behind-proxy'], { KEYLINE_PORT: '80', KEYLINE_DATA: 'd' }),
    ).toEqual({
      command: 'serve',
      file: '',
      replace: false,
      newInvite: false,
      port: 0,
      data: 'd',
      behindProxy: true,
    });
  });

  it('is a command with its file', () => {
    expect(parseOptions(['restore', 'x.gz', '--replace'], {})).toMatchObject({ file: 'x.gz', replace: true });
  });

  it('is an isolation that reaches what pushes are made with', async () => {
    const asked = parseOptions([], { KEYLINE_ISOLATION: 'serializable' });
    if (!('command' in asked)) throw new Error('not understood');
    expect(await makeConfig(asked, null, 0)).toMatchObject({ isolation: 'serializable' });
    expect(parseOptions(['--new-invite'], {})).toMatchObject({ newInvite: true });
  });

  it('names every option in its help', () => {
    for (const name of [
      'data',
      'db',
      'port',
      'host',
      'origin',
      'behind-proxy',
      'web',
      'isolation',
      'new-invite',
      'dump-hours',
      'dumps-kept',
    ])
      expect(usage).toContain(`--${name} `);
  });
});

describe('what is refused', () => {
  it.each<[string[], Record<string, string>, RegExp]>([
    [['--port', 'many'], {}, /^--port: is a whole number/],
    [['--port', '70000'], {}, /^--port: /],
    [[], { KEYLINE_PORT: '1e3' }, /^KEYLINE_PORT: /],
    [['--origin', 'keyline.example'], {}, /^--origin: is no such address/],
    [['--origin', 'ftp://keyline.example'], {}, /^--origin: /],
    [['--db', 'mysql'], {}, /^--db: /],
    [[], { DATABASE_URL: 'mysql://x' }, /^DATABASE_URL: /],
    [['--db', 'embedded'], { DATABASE_URL: 'postgres://h/d' }, /which one/],
    [[], { KEYLINE_SECRET: 'short' }, /^KEYLINE_SECRET: has at least 32/],
    [[], { KEYLINE_OIDC_ISSUER: 'https://id.example' }, /belong together/],
    [['--nonsense'], {}, /nonsense/],
    [['dance'], {}, /no command "dance"/],
    [['backup'], {}, /takes one FILE/],
    [['--replace'], {}, /belongs to restore/],
    [['backup', 'f', '--new-invite'], {}, /belongs to a start/],
    [[], { KEYLINE_ISOLATION: 'none' }, /^KEYLINE_ISOLATION: /],
  ])('%j %j', (args, env, expected) => expect(problem(args, env)).toMatch(expected));

  it('never says a secret', () => {
    expect(problem([], { KEYLINE_SECRET: 'hunter2' })).not.toContain('hunter2');
    expect(problem([], { DATABASE_URL: ['mysql', '//me', 'hunter2@x'].join(':') })).not.toContain('hunter2');
  });
});
