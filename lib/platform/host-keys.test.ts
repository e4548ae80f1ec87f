import { expect, test } from 'vitest';
import { readHostKey, writeHostKey } from './host-keys';

test('none, until given; gone when forgotten', async () => {
  expect(await readHostKey('linear')).toBeNull();
  await writeHostKey('linear', 'lin_api_x');
  expect(await readHostKey('linear')).toBe('lin_api_x');
  expect(await readHostKey('jira-cloud')).toBeNull();
  await writeHostKey('linear', null);
  expect(await readHostKey('linear')).toBeNull();
});
