import { beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => vi.resetModules());
const fresh = async () => ({
  ...(await import('./language')),
  ...(await import('./strings')),
});

it.each(['en', 'de'] as const)('keeps a part that is asked for while %s loads', async (chosen) => {
  const { loadLanguage, loadPart, tKey } = await fresh();
  await Promise.all([loadLanguage({ more: true, chosen }), loadPart('recovery'), loadPart('sync')]);
  // Long enough for a late loading to take it away again.
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(tKey('recoveryTitleCorrupt')).not.toBe('recoveryTitleCorrupt');
  expect(tKey('syncDidChange')).not.toBe('syncDidChange');
});

it('is there for everybody who asked, not only for the first', async () => {
  const { loadPart, tKey } = await fresh();
  void loadPart('recovery');
  await loadPart('recovery');
  expect(tKey('recoveryTitleCorrupt')).not.toBe('recoveryTitleCorrupt');
});

it('of a language that was left meanwhile stays away', async () => {
  const { changeLanguage, loadPart, tKey } = await fresh();
  const late = loadPart('recovery');
  await Promise.all([changeLanguage('de'), late]);
  const german = tKey('recoveryTitleCorrupt');
  await changeLanguage('en');
  expect(tKey('recoveryTitleCorrupt')).not.toBe(german);
});
