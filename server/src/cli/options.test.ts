import { describe, expect, it } from 'vitest';
import { parseOptions, usage } from './options';

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
      port: 0,
      data: 'd',
      behindProxy: true,
    });
  });

  it('is a command with its file', () => {
    expect(parseOptions(['restore', 'x.gz', '--replace'], {})).toMatchObject({ file: 'x.gz', replace: true });
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
  ])('%j %j', (args, env, expected) => expect(problem(args, env)).toMatch(expected));

  it('never says a secret', () => {
    expect(problem([], { KEYLINE_SECRET: 'hunter2' })).not.toContain('hunter2');
    expect(problem([], { DATABASE_URL: ['mysql', '//me', 'hunter2@x'].join(':') })).not.toContain('hunter2');
  });
});
