import { describe, expect, it } from 'vitest';
import { isTest, shipped, sources } from './source';

const words = (...parts: string[]) => new RegExp(parts.join('|'));

describe('habits', () => {
  it('no tests under entrypoints: WXT would build them', () => {
    expect(
      sources.filter(({ path }) => path.startsWith('entrypoints/') && isTest(path)).map((f) => f.path),
    ).toEqual([]);
  });

  it('no file beyond 300 lines', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it('no markup from strings on extension pages', () => {
    const found = shipped.filter(({ text }) =>
      words('dangerouslySetInnerHTML', '\\.innerHTML', 'insertAdjacentHTML').test(text),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('no skipped test', () => {
    const skips = sources.filter(
      ({ path, text }) => isTest(path) && /\b(it|test|describe)\.(skip|only|todo)\b/.test(text),
    );
    expect(skips.map(({ path }) => path).filter((path) => path !== 'tests/arch/habits.test.ts')).toEqual([]);
  });

  it('no word of any and no silenced type', () => {
    const found = shipped.filter(({ text }) =>
      words(': any\\b', 'as any\\b', '@ts-ignore', '@ts-expect-error').test(text),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('no message to everybody', () => {
    expect(
      shipped.filter(({ text }) => /postMessage\([^)]*['"]\*['"]/.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });

  it('file names are kebab-case', () => {
    const odd = shipped.filter(({ path }) => !/^[a-z0-9./-]+$/.test(path)).map(({ path }) => path);
    expect(odd).toEqual([]);
  });
});
