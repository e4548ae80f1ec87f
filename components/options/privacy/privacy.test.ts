import { expect, test } from 'vitest';
import { manifest } from '@/manifest';
import { destinations } from './destinations';
import { permissionReasons } from './permissions';

const asked = ['chrome', 'firefox'].map(manifest);

test('every permission that any browser is asked for is explained, and no other', () => {
  const permissions = new Set(asked.flatMap((each) => each.permissions));
  expect(Object.keys(permissionReasons).sort()).toEqual([...permissions].sort());
});

test('every address that is named is one the manifest may reach, and every one it may reach for data is named', () => {
  const named = destinations([]).flatMap(({ origins }) => origins);
  const reachable = asked.flatMap((each) => each.host_permissions);
  expect(named.filter((origin) => !reachable.includes(origin))).toEqual([]);
  // Where a host's API is at another domain, its pages are only looked at.
  const pagesOnly = reachable.filter((origin) => !named.includes(origin));
  expect(pagesOnly.filter((origin) => origin.includes('api.'))).toEqual([]);
});

test('a domain of one’s own is named as well', () => {
  const site = { origin: 'https://jira.example.com', path: '/jira', platform: 'jira-dc' } as const;
  expect(destinations([site]).at(-1)).toMatchObject({
    name: 'jira.example.com/jira',
    origins: ['https://jira.example.com/*'],
  });
});

test('a team server that the person has connected is named, with what goes there', () => {
  expect(destinations([], ['https://keyline.acme.example']).at(-1)).toEqual({
    name: 'keyline.acme.example',
    origins: ['https://keyline.acme.example/*'],
    sends: 'optionsSendsTeam',
  });
});
