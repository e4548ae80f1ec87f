import { describe, expect, it } from 'vitest';
import { hostListings } from '@/lib/hosts';
import { metrics } from '@/lib/okr/metrics';
import english from '@/public/_locales/en/messages.json';
import { isMore } from '@/scripts/build/strings-plugin';
import { read, shipped } from './source';

const known = new Set(Object.keys(english));
const manifest = read('manifest.ts');
const text = [...shipped.map((file) => file.text), manifest].join('\n');

describe('strings', () => {
  it('every key that is asked for is in _locales', () => {
    const asked = [
      ...[...text.matchAll(/\bt\(\s*'([A-Za-z0-9_]+)'/g)].map(([, key]) => key),
      ...[...text.matchAll(/\b(?:message|label): '([a-z][A-Za-z0-9]+)'/g)].map(([, key]) => key),
      ...[...text.matchAll(/__MSG_([A-Za-z0-9_]+)__/g)].map(([, key]) => key),
      ...Object.values(metrics).flatMap((metric) => metric.fields.map((field) => field.label)),
    ];
    expect([...new Set(asked)].filter((key) => key !== undefined && !known.has(key))).toEqual([]);
  });

  it('every key in _locales is used somewhere', () => {
    // `did${name}`: a family of keys asked for by name.
    const families = [...text.matchAll(/`([a-z][A-Za-z]+)\$\{/g)].map(([, start]) => start ?? '');
    const unused = [...known].filter(
      (key) =>
        !new RegExp(`['"\`_]${key}['"\`_]`).test(text) && !families.some((start) => key.startsWith(start)),
    );
    expect(unused).toEqual([]);
  });

  it.each(hostListings.map((host) => host.name))('the host name %s is no string to translate', (name) => {
    expect(known.has(name)).toBe(false);
  });

  it('strings of the dashboard and the options are asked for nowhere else: panel and popup do not load them', () => {
    const strangers = shipped
      .filter(({ path }) => !/^(components\/(dashboard|options)|lib\/store|web)\//.test(path))
      .flatMap(({ path, text: source }) =>
        [...source.matchAll(/['"`]([a-z][A-Za-z0-9]+)['"`]/g)]
          .filter(([, key = '']) => known.has(key) && isMore(key))
          .map(([, key]) => `${path}: ${key}`),
      );
    expect(strangers).toEqual([]);
  });

  it('no text is written into a component', () => {
    const inline = shipped
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, text: source }) =>
        [...source.matchAll(/<[A-Za-z][^<>]*>\s*([A-Z][a-z]+(?: [A-Za-z]+)+)[^<>{}]*<\//g)].map(
          ([, words]) => `${path}: ${words}`,
        ),
      );
    expect(inline).toEqual([]);
  });
});
