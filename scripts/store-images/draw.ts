/** Icons, logo and tiles, drawn by the browser from the mark and the extension's own name. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { t } from '@/lib/platform/strings';
import { mark } from './mark';

/** The same letters on every machine. */
const font = readFileSync(
  createRequire(import.meta.url).resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'),
).toString('base64');

const page = (content: string, ground = 'transparent'): string => `<!doctype html><style>
  @font-face { font-family: Inter; font-weight: 100 900; src: url(data:font/woff2;base64,${font}); }
  html, body { height: 100%; margin: 0; background: ${ground}; }
  body { display: flex; align-items: center; justify-content: center; gap: 6%; color: #fff;
    font-family: Inter, sans-serif; }
  svg { display: block; border-radius: 22%; }
  b { display: block; font-weight: 650; letter-spacing: -0.02em; line-height: 1.1; }
  span { display: block; opacity: .9; line-height: 1.4; }
</style>${content}`;

/** `Keyline: OKRs beside your tickets` → its two halves. */
const [name = '', claim = ''] = t('extName').split(': ');

const tile = (size: number): string =>
  page(
    `<div style="padding:${size * 0.1}px;background:#ffffff1f;border-radius:${size * 0.24}px">${mark(size)}</div>
    <div><b style="font-size:${size * 0.56}px">${name}</b><span style="font-size:${size * 0.21}px">${claim}</span></div>`,
    'linear-gradient(135deg, #1868db, #0b3d8c)',
  );

const drawings = {
  'icon-128.png': page(mark(96)),
  'logo-300.png': page(mark(300)),
  'tile-440x280.png': tile(92),
  'tile-1400x560.png': tile(250),
} as const;

/** One picture as a PNG file. */
export async function draw(
  browser: Browser,
  image: { name: string; width: number; height: number; alpha: boolean },
): Promise<Buffer> {
  const html = Object.entries(drawings).find(([each]) => each === image.name)?.[1];
  if (html === undefined) throw new Error(`Nobody has drawn ${image.name}.`);
  const tab = await browser.newPage({ viewport: { width: image.width, height: image.height } });
  try {
    await tab.setContent(html);
    await tab.evaluate(() => document.fonts.ready);
    return await tab.screenshot({ omitBackground: image.alpha });
  } finally {
    await tab.close();
  }
}
