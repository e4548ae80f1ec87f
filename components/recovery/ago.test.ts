import { expect, test } from 'vitest';
import { agoText } from './ago';

const now = Date.UTC(2026, 10, 20, 12);
test.each([
  [0, 'now'],
  [59_000, 'now'],
  [60_000, '1 minute ago'],
  [2 * 3_600_000 + 5, '2 hours ago'],
  [86_400_000, 'yesterday'],
  [9 * 86_400_000, '9 days ago'],
  [-5000, 'now'],
])('%i ms ago is "%s"', (age, words) => expect(agoText(now - age, now, 'en')).toBe(words));
