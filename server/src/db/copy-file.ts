import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline as pipe } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import * as z from 'zod/mini';

/** What a copy cannot be made or read for, in words. */
export class CopyError extends Error {
  override name = 'CopyError';
}

const names = z.array(z.string());
/** First line: whose copy it is. */
export const headSchema = z.object({
  keyline: z.literal(1),
  version: z.string(),
  at: z.string(),
  migrations: names,
});
/** Before a table's rows, of which each is a line `[{…}]`, as the database wrote it. */
export const tableSchema = z.object({ table: z.string(), columns: names });
/** Last line: a copy without it was cut off. */
export const endSchema = z.object({ end: z.literal(true), rows: z.int() });

/** Writes lines, compressed, into a file that takes its name when it is whole and on the disk. */
export async function writeCopy(
  file: string,
  write: (line: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const part = `${file}.part`;
  // What lies there already may be somebody else's, or a link to elsewhere: it would be read by them, or written over.
  await rm(part, { force: true });
  const gzip = createGzip();
  const written = pipeline(gzip, createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }));
  written.catch(() => {}); // awaited below; until then a full disk is not "nobody caught"
  try {
    await write(async (text) => {
      if (!gzip.write(`${text}\n`)) await Promise.race([once(gzip, 'drain'), written]);
    });
    gzip.end();
    await written;
    await rename(part, file);
  } catch (error) {
    gzip.destroy();
    await written.catch(() => {});
    await rm(part, { force: true });
    throw error;
  }
}

/** Its lines; throws where it is no compressed text, or cut off. */
export async function* readCopy(file: string): AsyncGenerator<string> {
  const gunzip = createGunzip();
  // The error reaches the loop below.
  pipe(createReadStream(file), gunzip, () => {});
  gunzip.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of gunzip as AsyncIterable<string>) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') throw new CopyError(message);
    throw new CopyError(`${file} is no copy, or damaged: ${message}`);
  }
  if (rest) throw new CopyError(`${file} is damaged: its last line is cut off.`);
}
