import { expect, it } from 'vitest';
import { isMatch } from './page-bytes';

it.each([
  ['<all_urls>', true],
  ['https://*.atlassian.net/*', true],
  ['*://*/*', true],
  ['https://acme.atlassian.net/browse/*', true],
  ['http://*.atlassian.net/*', false],
  ['https://atlassian.net/*', false],
  ['https://*.net/', false],
  ['https://linear.app/*', false],
])('%s of a manifest is that page: %s', (pattern, expected) => {
  expect(isMatch(pattern, 'https://acme.atlassian.net/browse/WEB-1?focus=1')).toBe(expected);
});
