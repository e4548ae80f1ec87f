import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tokensCss } from './tokens';

const committed = readFileSync('components/ui/tokens.css', 'utf8');

test('tokens.css is what @atlaskit/tokens gives', () => {
  expect(committed).toBe(tokensCss());
});

test('every token a screen uses is there', () => {
  const defined = new Set([...committed.matchAll(/^ {2}(--ds-[\w-]+):/gm)].map((m) => m[1]));
  const files = ['components', 'entrypoints'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(css|tsx|html)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  const missing = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/var\((--ds-[\w-]+)/g)]
      .filter((use) => !defined.has(use[1]))
      .map((use) => `${file}: ${use[1]}`),
  );
  expect(files.length).toBeGreaterThan(5);
  expect(missing).toEqual([]);
});
