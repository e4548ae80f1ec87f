/** Draws the mark as PNG icons in `public/icons`, with the test browser. Run again only when the mark changes. */
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { mark } from './store-images/mark';

const folder = new URL('../public/icons/', import.meta.url);

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const size of [16, 32, 48, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<body style="margin:0;background:transparent">${mark(size)}</body>`);
  await page.screenshot({ path: new URL(`${size}.png`, folder).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
