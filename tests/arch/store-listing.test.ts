import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type StoreImage, storeImages } from '../../scripts/store-images/images';
import { readPng } from '../../scripts/store-images/png';
import { read, root } from './source';

/** What the stores are handed beside the packages, held to their rules. */

/** Text below each heading of a listing. */
function parts(markdown: string): Map<string, string> {
  const [, ...sections] = markdown.split(/^## /m);
  return new Map(
    sections.map((section) => {
      const [heading = '', ...rest] = section.split('\n');
      return [heading.trim(), rest.join('\n').trim()];
    }),
  );
}

/** Characters, at least and at most: of Chrome, Edge and Firefox together. */
const lengths: Readonly<Record<string, readonly [number, number]>> = {
  Name: [3, 45],
  Summary: [20, 132],
  'Summary for Firefox': [20, 250],
  Description: [250, 10_000],
};

function tooLongOrShort(markdown: string): string[] {
  const texts = parts(markdown);
  return Object.entries(lengths).flatMap(([heading, [least, most]]) => {
    const length = [...(texts.get(heading) ?? '')].length;
    return length < least || length > most ? [`${heading}: ${length} of ${least}–${most}`] : [];
  });
}

/** What of a picture is not as its store wants it. */
function faults(image: StoreImage, file: Buffer): string[] {
  const { width, height, depth, alpha } = readPng(file);
  const says = (right: boolean, fault: string) => (right ? [] : [`${image.name}: ${fault}`]);
  return [
    ...says(width === image.width && height === image.height, `${width} × ${height}`),
    ...says(depth === 8 && alpha === image.alpha, alpha ? 'has an alpha channel' : `${depth} bits, opaque`),
    // A picture of one colour is some hundred bytes: a page that was not there yet.
    ...says(file.length > (image.screenshot ? 30_000 : 800), `${file.length} bytes`),
    ...says(file.length < 5_000_000, `${file.length} bytes`),
  ];
}

describe.each(['en', 'de'])('the listing in %s', (language) => {
  const markdown = read(`store/listing/${language}.md`);

  it('is within the limits of every store', () => {
    expect(tooLongOrShort(markdown)).toEqual([]);
  });

  it('says the name and summary that the package says', () => {
    const messages: Record<string, { message: string }> = JSON.parse(
      read(`public/_locales/${language}/messages.json`),
    );
    const texts = parts(markdown);
    expect(texts.get('Name')).toBe(messages.extName?.message);
    expect(texts.get('Summary')).toBe(messages.extDescription?.message);
  });

  it('is text as the stores show it: no Markdown, no address', () => {
    const description = parts(markdown).get('Description') ?? '';
    expect(description).not.toMatch(/^#|^[-*] |\*\*|`|\]\(|https?:/m);
  });

  it('has search terms that Edge takes: seven at most, thirty characters each, 21 words in all', () => {
    const terms = (parts(markdown).get('Search terms') ?? '').split('\n').filter(Boolean);
    expect(terms.length).toBeGreaterThan(2);
    expect(terms.length).toBeLessThanOrEqual(7);
    expect(Math.max(...terms.map((term) => term.length))).toBeLessThanOrEqual(30);
    expect(terms.flatMap((term) => term.split(' ')).length).toBeLessThanOrEqual(21);
  });
});

describe('the pictures', () => {
  const folder = path.join(root, 'store/images');
  const file = (name: string) => readFileSync(path.join(folder, name));

  it('are all there, of the sizes that the stores want, and no others', () => {
    expect(readdirSync(folder).sort()).toEqual(storeImages.map(({ name }) => name).sort());
    expect(storeImages.flatMap((image) => faults(image, file(image.name)))).toEqual([]);
  });

  it('are enough and not too many: one to five screenshots for Chrome, six for Edge, light and dark', () => {
    const screens = storeImages.filter(({ screenshot }) => screenshot);
    expect(screens.length).toBeGreaterThanOrEqual(5);
    expect(screens.length).toBeLessThanOrEqual(6);
    expect(new Set(screens.map(({ name }) => name.endsWith('-dark.png'))).size).toBe(2);
  });

  it('no two are the same', () => {
    expect(new Set(storeImages.map(({ name }) => file(name).toString('base64'))).size).toBe(
      storeImages.length,
    );
  });
});

describe('planted faults are found', () => {
  it('a summary of 133 characters, a name that is not there', () => {
    const long = read('store/listing/en.md')
      .replace(/(## Summary\n\n).*/, `$1${'x'.repeat(133)}`)
      .replace('## Name', '## Title');
    expect(tooLongOrShort(long)).toEqual(['Name: 0 of 3–45', 'Summary: 133 of 20–132']);
  });

  it('a screenshot that is too small, one with an alpha channel, an empty one, one that is no PNG', () => {
    const [screen] = storeImages.filter(({ screenshot }) => screenshot);
    if (!screen) throw new Error('there are no screenshots');
    const right = readFileSync(path.join(root, 'store/images', screen.name));
    const changed = (at: number, bytes: readonly number[]) => {
      const copy = Buffer.from(right);
      copy.set(bytes, at);
      return copy;
    };
    expect(faults(screen, changed(16, [0, 0, 2, 0x80]))).toEqual([`${screen.name}: 640 × 800`]);
    expect(faults(screen, changed(25, [6]))).toEqual([`${screen.name}: has an alpha channel`]);
    expect(faults(screen, right.subarray(0, 400))).toEqual([`${screen.name}: 400 bytes`]);
    expect(() => faults(screen, Buffer.from('<svg/>'))).toThrow('no PNG');
  });
});
