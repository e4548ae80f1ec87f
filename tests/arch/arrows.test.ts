import { describe, expect, it } from 'vitest';
import { isTest, shipped, sources } from './source';

/** The only code that runs in a host's page. */
const inHostPage = /^entrypoints\/(host\.content\/|[a-z-]+\.content\.ts$)/;

/** A room may import what its line allows; everything else of ours is an arrow the wrong way. */
const rooms: { room: RegExp; may: RegExp; why: string }[] = [
  {
    room: inHostPage,
    may: /^(entrypoints\/host\.content\/|lib\/hosts\/(types$|[a-z-]+\/(page|listing)$)|lib\/messages\/(frame|runtime|content-labels)$|lib\/okr\/kinds\/ticket$)/,
    why: "the content script runs in the host's page, one script a host: a store there would write OKRs into the host's own origin",
  },
  { room: /^entrypoints\//, may: /^(entrypoints|components|lib|public)\//, why: 'entrypoints only wire' },
  { room: /^components\/ui\//, may: /^(components\/ui\/|lib\/platform\/strings)/, why: 'controls are dumb' },
  {
    room: /^components\//,
    may: /^(components|lib|public)\//,
    why: 'components use lib and never entrypoints',
  },
  { room: /^lib\/okr\//, may: /^lib\/okr\//, why: 'rules are pure' },
  {
    room: /^lib\/hosts\//,
    may: /^lib\/(hosts|okr\/kinds)\//,
    why: 'a host knows pages and requests, nothing else',
  },
  { room: /^lib\/sync\/(hlc|merge)/, may: /^lib\/(sync|okr)\//, why: 'shared with the server' },
  {
    room: /^lib\/platform\//,
    may: /^(lib\/(platform|hosts|messages|okr\/kinds)|public)\//,
    why: 'the platform knows no store and no screens',
  },
  {
    room: /^web\//,
    may: /^(web|components|lib|scripts\/build)\//,
    why: 'the server’s page only wires, as entrypoints do',
  },
  { room: /^lib\//, may: /^(lib|public)\//, why: 'lib never looks up' },
  {
    room: /^server\//,
    may: /^(server|lib\/okr|lib\/protocol|lib\/sync\/(hlc|merge))/,
    why: 'the server shares rules only',
  },
];
const ours = /^(entrypoints|components|lib|web|server|tests|scripts|public)\//;

describe('arrows between folders', () => {
  it.each(sources.filter((file) => !isTest(file.path)))('$path', ({ path, imports }) => {
    const rule = rooms.find(({ room }) => room.test(path));
    if (!rule) return;
    const wrong = imports.filter((target) => ours.test(target) && !rule.may.test(target));
    expect(wrong, rule.why).toEqual([]);
  });

  it('finds an arrow the wrong way', () => {
    const [content] = rooms;
    expect(content?.may.test('lib/store/store')).toBe(false);
    expect(content?.may.test('lib/messages/receive')).toBe(false);
    expect(content?.may.test('lib/hosts/jira-cloud/api')).toBe(false);
    expect(content?.may.test('lib/hosts/index')).toBe(false);
    expect(content?.may.test('lib/hosts/jira-cloud/page')).toBe(true);
  });
});

describe('what a room may use from packages', () => {
  const packages = ({ imports }: { imports: string[] }) =>
    imports.filter((name) => !ours.test(name) && !name.startsWith('.'));

  it.each(shipped.filter((file) => file.path.startsWith('lib/okr/')))('$path: zod only', (file) => {
    expect(packages(file).filter((name) => name !== 'zod/mini')).toEqual([]);
  });

  it.each(shipped.filter((file) => /^lib\/hosts\/(.*page|.*\/(read|rows|listing))\.ts$/.test(file.path)))(
    '$path: nothing',
    (file) => {
      expect(packages(file)).toEqual([]);
    },
  );

  it.each(shipped.filter((file) => file.path.startsWith('lib/hosts/')))(
    '$path: no browser API, no React',
    (file) => {
      expect(packages(file).filter((name) => name !== 'zod/mini')).toEqual([]);
      expect(file.text).not.toMatch(/\b(browser|chrome)\.[a-z]/);
    },
  );

  it.each(shipped.filter((file) => inHostPage.test(file.path)))(
    '$path: no framework, no zod, no polyfill',
    (file) => {
      const values = [...file.text.matchAll(/^import (?!type\b).*from '([^']+)'/gm)].map(
        ([, name]) => name ?? '',
      );
      expect(
        values.filter((name) => /react|zod|webextension-polyfill|idb|lib\/store|lib\/messages/.test(name)),
      ).toEqual([]);
    },
  );
});
