/** Draws the mark as PNG icons in `public/icons`, with the test browser. Run again only when the mark changes. */
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const folder = new URL('../public/icons/', import.meta.url);
const mark = (
  size: number,
) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" width="${size}" height="${size}">
  <rect width="18" height="18" rx="4" fill="#1868DB"/>
  <rect x="3.5" y="4.5" width="11" height="2.2" rx="1.1" fill="#fff"/>
  <rect x="3.5" y="8" width="8" height="2.2" rx="1.1" fill="#fff" opacity=".8"/>
  <rect x="3.5" y="11.5" width="5" height="2.2" rx="1.1" fill="#fff" opacity=".6"/></svg>`;

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
