import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** A profile that outlives one start of the browser; gone after the file's tests. */
export function temporaryProfile(): { folder: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'keyline-firefox-'));
  // Registered first, so it runs last: the browser has ended by then.
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return { folder };
}
