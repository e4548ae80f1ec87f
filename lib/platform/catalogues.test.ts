import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import english from '@/public/_locales/en/messages.json';
import { changeLanguage, languageFor, languages, parseLanguage } from './language';
import { locale, t } from './strings';

const folder = fileURLToPath(new URL('../../public/_locales', import.meta.url));
const read = (language: string): Record<string, { message: string }> =>
  JSON.parse(readFileSync(`${folder}/${language}/messages.json`, 'utf8'));
const placeholders = (message: string) => [...message.matchAll(/\$[1-9]/g)].map(([each]) => each).sort();

/** By language: texts with words that are the same in English. Everything else that is equal was forgotten. */
const asInEnglish: Record<string, readonly string[]> = {
  de: [
    '$1 (optional)',
    'Admin',
    'Browser',
    'Check-in',
    'Check-in: $1',
    'Check-ins',
    'Details',
    'Filter',
    'Keyline',
    'Keyline $1',
    'Labels',
    'Name',
    'Navigation',
    'Objective',
    'Objectives',
    'Sites',
    'Snapshots',
    'Start: $1',
    'Status',
    'Team',
    'Teams',
    'Tickets',
    'Workspace',
    'Workspace: $1',
    'Workspaces',
    'ltr',
  ],
};

describe('catalogues', () => {
  it('every folder is a language that can be chosen, and the other way round', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(languages).sort());
  });

  it.each(Object.keys(languages))('%s has every key of English and no other', (language) => {
    expect(Object.keys(read(language)).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.keys(languages))('%s fills in what English fills in', (language) => {
    const catalogue = read(language);
    const odd = Object.entries(english).filter(
      ([key, { message }]) =>
        placeholders(catalogue[key]?.message ?? '').join() !== placeholders(message).join(),
    );
    expect(odd.map(([key]) => key)).toEqual([]);
  });

  it.each(Object.keys(languages))('%s leaves nothing empty', (language) => {
    const empty = Object.entries(read(language)).filter(([, { message }]) => message.trim() === '');
    expect(empty.map(([key]) => key)).toEqual([]);
  });

  it.each(Object.entries(asInEnglish))('%s says nothing in English but %j', (language, same) => {
    const catalogue = read(language);
    const kept = Object.entries(english)
      .map(([key, { message }]) => ({ message, own: catalogue[key]?.message }))
      .filter(({ message, own }) => message === own && /\p{L}{2}/u.test(message.replace(/\$[1-9]/g, '')));
    expect([...new Set(kept.map(({ message }) => message))].sort()).toEqual([...same].sort());
  });

  it('every language but English says what it has in common with it', () => {
    expect(['en', ...Object.keys(asInEnglish)].sort()).toEqual(Object.keys(languages).sort());
  });

  it.each(Object.keys(languages))('%s has a name and a description that the stores take', (language) => {
    const { extName, extDescription } = read(language);
    expect(extName?.message.length).toBeLessThanOrEqual(75);
    expect(extDescription?.message.length).toBeLessThanOrEqual(132);
  });

  it('placeholders count from $1 without gaps', () => {
    const gaps = Object.entries(english).filter(([, { message }]) => {
      const used = [...new Set(placeholders(message))];
      return used.some((each, at) => each !== `$${at + 1}`);
    });
    expect(gaps.map(([key]) => key)).toEqual([]);
  });
});

describe('the language in use', () => {
  it.each([
    ['as chosen', 'en', ['de-AT'], 'en'],
    ['else the first of the browser that is spoken', null, ['tlh', 'en-GB'], 'en'],
    ['whichever country', null, ['de-AT', 'en'], 'de'],
    ['else English', null, ['tlh'], 'en'],
  ] as const)('%s', (_, chosen, wanted, used) => expect(languageFor(chosen, wanted)).toBe(used));

  it('changes to German with its numbers, and back', async () => {
    await changeLanguage('de');
    expect([t('undo'), t('dashCycles'), t('recoveryAnew'), locale()]).toEqual([
      'Rückgängig',
      'Zyklen',
      'Neu anfangen',
      'de',
    ]);
    await changeLanguage('en');
    expect([t('undo'), t('dashCycles'), locale().slice(0, 2)]).toEqual(['Undo', 'Cycles', 'en']);
  });

  it.each([null, undefined, 7, 'toString', 'xx', ''])('a choice of %s is none', (kept) =>
    expect(parseLanguage(kept)).toBeNull(),
  );
});
