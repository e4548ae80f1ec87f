/** Somebody who hears a page of ours instead of seeing it, and has the keyboard only. */
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';

/** As much of the virtual screen reader as is used here. */
interface Virtual {
  start: (options: { container: Element }) => Promise<void>;
  stop: () => Promise<void>;
  next: () => Promise<void>;
  spokenPhraseLog: () => Promise<string[]>;
  clearSpokenPhraseLog: () => Promise<void>;
}
type WithReader = { screenReader: Virtual };

/** The reader as one script without imports: a driver brings it in past the page's policy. */
export async function readerScript(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: { '@guidepup/virtual-screen-reader': '@guidepup/virtual-screen-reader/browser.js' },
    },
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('./page.ts', import.meta.url)),
        formats: ['iife'],
        name: 'reader',
      },
    },
  });
  const [output] = [made].flat() as Rolldown.RolldownOutput[];
  const chunk = output?.output[0];
  if (chunk?.type !== 'chunk') throw new Error('The reader was not built.');
  return chunk.code;
}

export class Reader {
  constructor(
    private readonly where: Page | Frame,
    private readonly script: string,
  ) {}

  /** From the top of the page; what is said from now on is kept. */
  async start(): Promise<void> {
    if (!(await this.where.evaluate(() => 'screenReader' in globalThis)))
      await this.where.evaluate(this.script);
    await this.where.evaluate(() =>
      (globalThis as unknown as WithReader).screenReader.start({ container: document.body }),
    );
  }

  /** All of the page, item by item, as with the key for "read on". */
  async readAll(most = 150): Promise<string[]> {
    await this.start();
    const lines = await this.where.evaluate(async (limit) => {
      const { screenReader } = globalThis as unknown as WithReader;
      for (let step = 0; step < limit; step++) {
        await screenReader.next();
        const said = await screenReader.spokenPhraseLog();
        if (said.at(-1) === 'end of document' || said.at(-1) === said[0]) break;
      }
      return screenReader.spokenPhraseLog();
    }, most);
    await this.stop();
    // Once around: it begins anew at the top.
    return lines.at(-1) === lines[0] && lines.length > 1 ? lines.slice(0, -1) : lines;
  }

  /** What has been said since the last time: by the focus that moved, and by live regions. */
  async heard(): Promise<string[]> {
    return this.where.evaluate(async () => {
      const { screenReader } = globalThis as unknown as WithReader;
      const said = await screenReader.spokenPhraseLog();
      await screenReader.clearSpokenPhraseLog();
      return said;
    });
  }

  stop = (): Promise<void> =>
    this.where.evaluate(() => (globalThis as unknown as WithReader).screenReader.stop());
}
