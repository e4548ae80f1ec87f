/**
 * `npm run stores:images [-- --extension DIR] [--only NAME …]`: draws and photographs what the stores show, into `store/images`.
 * Run again when a screen changes; look at each before it is handed in.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { loadLanguage, loadPart } from '@/lib/platform/language';
import { findBrowser } from '../tests/support/find-browser';
import { buildExtension } from './demo/build';
import { storeImages } from './store-images/images';

const { values } = parseArgs({
  options: { extension: { type: 'string' }, only: { type: 'string', multiple: true, default: [] } },
});
const folder = fileURLToPath(new URL('../store/images/', import.meta.url));
const chosen = storeImages.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
if (chosen.length === 0) throw new Error(`There is none of: ${values.only.join(', ')}`);

await loadLanguage({ more: true, chosen: 'en' });
await Promise.all([loadPart('recovery'), loadPart('sync')]);
// They read strings as they load.
const [{ draw }, { photograph }] = await Promise.all([
  import('./store-images/draw'),
  import('./store-images/photograph'),
]);
mkdirSync(folder, { recursive: true });
const { path: executablePath } = await findBrowser();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const image of chosen.filter(({ screenshot }) => !screenshot))
    writeFileSync(path.join(folder, image.name), await draw(browser, image));
} finally {
  await browser.close();
}
const screens = chosen.filter(({ screenshot }) => screenshot).map(({ name }) => name);
if (screens.length > 0)
  for (const [name, png] of await photograph(values.extension ?? buildExtension(), screens))
    writeFileSync(path.join(folder, name), png);
console.log(`${chosen.length} pictures in ${folder}`);
