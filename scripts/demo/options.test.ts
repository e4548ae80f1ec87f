import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { hasDisplay, parseOptions } from './options';

const linux = (env: Record<string, string> = {}) => ({ env, platform: 'linux' as const });
const here = __dirname;

describe('parseOptions', () => {
  it('opens a window where there is a display', () => {
    expect(parseOptions([], linux({ DISPLAY: ':0' }))).toMatchObject({ tour: null });
  });

  it('drives the tour where there is none', () => {
    expect(parseOptions([], linux())).toMatchObject({ tour: 'out' });
    expect(parseOptions(['--tour', 'there'], linux({ DISPLAY: ':0' }))).toMatchObject({ tour: 'there' });
  });

  it('takes all that is named', () => {
    const args = [
      '--tour',
      'o',
      '--pages',
      here,
      '--data',
      __filename,
      '--profile',
      'p',
      '--extension',
      here,
    ];
    expect(parseOptions(args, linux())).toEqual({
      help: false,
      tour: 'o',
      pages: here,
      data: __filename,
      profile: 'p',
      extension: here,
    });
  });

  it.each([
    [['--turo', 'x'], /turo/],
    [['stray'], /stray/],
    [['--tour'], /tour/],
    [['--tour', ''], /--tour needs a value/],
    [['--pages', '/no/such/place'], /--pages: \/no\/such\/place does not exist/],
    [['--pages', __filename], /is no directory/],
    [['--data', here], /is no file/],
  ])('%j: says what is wrong', (args, problem) => {
    expect(parseOptions(args, linux())).toEqual({ problem: expect.stringMatching(problem) });
  });
});

describe('hasDisplay', () => {
  it.each([
    [linux(), false],
    [linux({ DISPLAY: ':0' }), true],
    [linux({ WAYLAND_DISPLAY: 'wayland-0' }), true],
    [linux({ DISPLAY: ':0', CI: 'true' }), false],
    [{ env: {}, platform: 'darwin' as const }, true],
    [{ env: { CI: '1' }, platform: 'win32' as const }, false],
  ])('%j: %s', (machine, expected) => expect(hasDisplay(machine)).toBe(expected));
});

it('npm run demo starts', { timeout: 30_000 }, () => {
  const { stdout, stderr } = spawnSync('npm', ['run', '--silent', 'demo', '--', '--help'], {
    encoding: 'utf8',
  });
  expect(stdout, stderr).toContain('--tour DIR');
});
