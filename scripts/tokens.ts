/**
 * Writes `components/ui/tokens.css` from `@atlaskit/tokens`: the tokens our screens and `@atlaskit/button` use, both
 * themes in one block by `light-dark()`. Static and a tenth of the full themes: no theme code runs before first paint.
 * Run after an upgrade of `@atlaskit/tokens`: `npx tsx scripts/tokens.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const themes = join(
  dirname(createRequire(import.meta.url).resolve('@atlaskit/tokens/package.json')),
  'dist/esm/artifacts/themes',
);

/** What is kept; the rest (charts, most accents, editor, code) no screen of ours shows. */
const kept =
  /^--ds-(text|link|icon|border|surface|shadow|radius|space|interaction|font-(body|heading|weight|family-(body|code))|background-(input|neutral|selected|brand|danger|warning|success|information|disabled|discovery-bold|accent-(green|orange|red)-subtlest(?!-)))(-|$)/;
/** The status shapes' colours. */
const shapes = /^--ds-(icon|text)-accent-(green|orange|red)(-bolder)?$/;
const dropped =
  /^--ds-(text-code|text-accent|icon-accent|border-accent|border-code|space-(gap|inset)|space-negative)/;

function readTheme(name: string): Map<string, string> {
  const text = readFileSync(join(themes, `${name}.js`), 'utf8');
  const found = text.matchAll(/(--ds-[\w-]+): ([^;]+);/g);
  return new Map([...found].map(([, key = '', value = '']) => [key, value.replaceAll('\\"', '"')]));
}

const colour = /#[0-9A-Fa-f]{3,8}/g;

/** One value for both colour schemes. A shadow's layers are joined, each visible in its own scheme only. */
function bothThemes(light: string, dark: string): string {
  if (light === dark) return light;
  if (/^#[0-9A-Fa-f]{3,8}$/.test(light)) return `light-dark(${light}, ${dark})`;
  const inLight = light.replace(colour, (c) => `light-dark(${c}, #0000)`);
  const inDark = dark.replace(colour, (c) => `light-dark(#0000, ${c})`);
  return `${inLight}, ${inDark}`;
}

export function tokensCss(): string {
  const light = readTheme('atlassian-light');
  const dark = readTheme('atlassian-dark');
  const rest = ['atlassian-typography', 'atlassian-shape', 'atlassian-spacing'].flatMap((n) => [
    ...readTheme(n),
  ]);
  const lines = [...[...light].map(([k, v]) => [k, bothThemes(v, dark.get(k) ?? v)] as const), ...rest]
    .filter(([key]) => shapes.test(key) || (kept.test(key) && !dropped.test(key)))
    .map(([key, value]) => `  ${key}: ${value};`);
  return `/* Made by scripts/tokens.ts from @atlaskit/tokens. Do not edit. */
:root {
  color-scheme: light dark;
${lines.join('\n')}
}
:root[data-color-mode="light"] {
  color-scheme: light;
}
:root[data-color-mode="dark"] {
  color-scheme: dark;
}
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(fileURLToPath(new URL('../components/ui/tokens.css', import.meta.url)), tokensCss());
