import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { motions, onScreen, physical } from './directions';
import { read, root, shipped } from './source';

const sheets = ['components', 'web', 'entrypoints'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => `${folder}/${file.replaceAll(path.sep, '/')}`),
);
const inScripts = ['entrypoints/host.content/style.ts', 'server/src/identity/style.ts'];

describe('styles know a start and an end, no left and right', () => {
  it('of every page, and of what stands in the host’s', () => {
    expect(sheets.length).toBeGreaterThan(20);
    const found = [...sheets, ...inScripts].flatMap((file) => {
      let css = read(file);
      for (const { text } of onScreen.filter((each) => each.file === file)) css = css.replace(text, '');
      return physical(css).map((line) => `${file}: ${line}`);
    });
    expect(found).toEqual([]);
  });

  it('every exception is still there', () => {
    expect(onScreen.filter(({ file, text }) => !read(file).includes(text))).toEqual([]);
  });

  it.each([
    '.a { left: 4px; }',
    '.a { margin-right: 4px; }',
    '.a { border-top-left-radius: 4px }',
    '.a { text-align: right; }',
    '.a { float: left; }',
    '.a { padding: 1px 2px 3px 4px; }',
    '.a { inset: 0 auto 0 0; }',
    '.a { border-radius: 8px 0 0 8px; }',
    '.a{color:red;right:0}',
  ])('a planted fault is found: %s', (css) => expect(physical(css)).toHaveLength(1));

  it.each([
    '.a { inset-inline-start: 4px; margin: 1px 2px; }',
    '.a { padding: 1px 2px 3px 2px; }',
    '.a { padding: calc(1px + 2px) 4px; text-align: start; }',
    '.import-left { color: red; }',
    '.a { border-radius: 4px 4px 0 0; }',
  ])('nothing is found in %s', (css) => expect(physical(css)).toEqual([]));
});

describe('a person who wants less motion', () => {
  it('sees none in the host’s page: what stands there has none at all', () => {
    expect(motions(read('entrypoints/host.content/style.ts'))).toEqual([]);
  });

  it('is not scrolled smoothly, nor shown what a script moves', () => {
    const found = shipped.filter(({ text }) => /behavior: 'smooth'|\.animate\(/.test(text));
    expect(found.map(({ path: file }) => file)).toEqual([]);
  });

  it('a planted fault is found', () => {
    expect(motions('div{color:red;transition:opacity 200ms}')).toHaveLength(1);
    expect(motions(':host{animation-name:pulse}')).toHaveLength(1);
  });
});
