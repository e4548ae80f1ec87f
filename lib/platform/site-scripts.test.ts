import { describe, expect, it } from 'vitest';
import { changesTo, scriptsFor } from './site-scripts';

const dc = { origin: 'https://jira.example.test', path: '/jira', platform: 'jira-dc' } as const;
const cloud = { origin: 'http://tickets.example.com:8080', path: '', platform: 'jira-cloud' } as const;

describe('scriptsFor', () => {
  it('a script a site, in its own pages alone', () => {
    expect(scriptsFor([dc, cloud])).toMatchObject([
      {
        id: 'site https://jira.example.test/jira',
        js: ['content-scripts/jira-dc.js'],
        matches: ['https://jira.example.test/jira/*'],
      },
      { js: ['content-scripts/jira-cloud.js'], matches: ['http://tickets.example.com/*'] },
    ]);
  });

  it('a site within another keeps the outer one’s script out', () => {
    const [inner, outer] = scriptsFor([dc, { ...dc, path: '', platform: 'jira-cloud' }]);
    expect(inner?.excludeMatches).toBeUndefined();
    expect(outer?.excludeMatches).toEqual(['https://jira.example.test/jira/*']);
  });

  it('a path that only starts alike is no site within', () => {
    const [, outer] = scriptsFor([{ ...dc, path: '/jira-old' }, dc]);
    expect(outer?.excludeMatches).toBeUndefined();
  });
});

describe('changesTo', () => {
  it('everything where the browser has forgotten all', () => {
    expect(changesTo([], scriptsFor([dc, cloud]))).toEqual({ out: [], into: scriptsFor([dc, cloud]) });
  });

  it('nothing where all stands as the browser tells it', () => {
    const told = scriptsFor([dc, cloud]).map((script) => ({
      ...script,
      allFrames: false,
      excludeMatches: [],
    }));
    expect(changesTo(told, scriptsFor([dc, cloud]))).toEqual({ out: [], into: [] });
  });

  it('another platform: out and in again; a site that is gone: out', () => {
    const now = scriptsFor([{ ...dc, platform: 'jira-cloud' }]);
    expect(changesTo(scriptsFor([dc, cloud]), now)).toEqual({
      out: ['site https://jira.example.test/jira', 'site http://tickets.example.com:8080'],
      into: now,
    });
  });

  it('leaves what is not a site’s', () => {
    expect(changesTo([{ id: 'other', js: ['x.js'] }], [])).toEqual({ out: [], into: [] });
  });
});
