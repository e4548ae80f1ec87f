import { expect, test } from 'vitest';
import english from '@/public/_locales/en/messages.json';
import { longer, pseudoTexts, rightToLeft } from './pseudo';

const texts = Object.fromEntries(Object.entries(english).map(([key, { message }]) => [key, message]));
const placeholders = (text: string | undefined) => text?.match(/\$[1-9]/g) ?? [];

test.each(['Saved as $1. Records: $2.', 'Ok', 'ABC'])('%s is two fifths longer in the one', (text) => {
  expect(longer(text).length).toBeGreaterThanOrEqual(Math.floor(text.length * 1.4));
});

test('each word is as long in the other, and has no letter of ours', () => {
  expect(rightToLeft('Link $1, again').length).toBe('Link $1, again'.length);
  expect(Object.values(pseudoTexts(texts, 'rtl')).filter((text) => /[a-z]/i.test(text))).toEqual(['rtl']);
});

test.each(['long', 'rtl'] as const)('%s keeps every placeholder, and says how it runs', (name) => {
  const pseudo = pseudoTexts(texts, name);
  const lost = Object.keys(texts).filter(
    (key) => placeholders(pseudo[key]).join() !== placeholders(texts[key]).join(),
  );
  expect(lost).toEqual([]);
  expect(pseudo.textDirection).toBe(name === 'rtl' ? 'rtl' : 'ltr');
});
