/** Damages what a profile holds of the extension's store, as a broken disk would. The browser must be closed. */
import { appendFile, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from './browser';

const folderOf = (profileDir: string, extensionId: string) =>
  path.join(profileDir, 'Default', 'IndexedDB', `chrome-extension_${extensionId}_0.indexeddb.leveldb`);

/** The database's files are overwritten in their middle: the browser cannot open it any more. */
export async function garbleDatabase(profileDir: string, extensionId: string): Promise<void> {
  const folder = folderOf(profileDir, extensionId);
  const names = await readdir(folder);
  for (const name of names.filter((each) => /\.(ldb|log)$|^MANIFEST/.test(each))) {
    const file = path.join(folder, name);
    const { size } = await stat(file);
    const handle = await open(file, 'r+');
    try {
      await handle.write(
        Buffer.alloc(Math.max(64, Math.floor(size / 2)), 0xa5),
        0,
        undefined,
        Math.floor(size / 4),
      );
    } finally {
      await handle.close();
    }
  }
  await appendFile(path.join(folder, 'CURRENT'), 'garbled');
}

/** The database is gone, as after "clear site data" that left the rest. */
export async function wipeDatabase(profileDir: string, extensionId: string): Promise<void> {
  await rm(folderOf(profileDir, extensionId), { recursive: true, force: true });
}

/** The one row that every read needs is missing: the database opens and is of no use. The browser runs. */
export const dropStateRow = (browser: Browser): Promise<void> => changeStateRow(browser, 'gone');

/** The store is as it was a commit ago, as where the end of its file was cut off. The browser runs. */
export const fallBehind = (browser: Browser): Promise<void> => changeStateRow(browser, 'older');

async function changeStateRow(browser: Browser, how: 'gone' | 'older'): Promise<void> {
  const page = await browser.context.newPage();
  try {
    await page.goto(browser.extensionUrl('manifest.json'));
    await page.evaluate(
      (change) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('keyline');
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const tx = request.result.transaction('meta', 'readwrite');
            const meta = tx.objectStore('meta');
            if (change === 'gone') meta.clear();
            else {
              const state = meta.get('state');
              state.onsuccess = () =>
                meta.put({ ...state.result, revision: state.result.revision - 1 }, 'state');
            }
            tx.oncomplete = () => {
              request.result.close();
              resolve();
            };
            tx.onabort = () => reject(tx.error);
          };
        }),
      how,
    );
  } finally {
    await page.close();
  }
}

/** Asks the worker over its port, as our own pages do. */
export async function askWorker<T>(browser: Browser, call: string, args: object = {}): Promise<T> {
  const page = await browser.context.newPage();
  try {
    await page.goto(browser.extensionUrl('manifest.json'));
    return (await page.evaluate(
      (request) =>
        new Promise<unknown>((resolve, reject) => {
          const port = chrome.runtime.connect({ name: 'keyline-store' });
          port.onMessage.addListener((reply) => {
            if (!('answer' in reply)) return;
            if (reply.answer.ok) resolve(reply.answer.value);
            else reject(new Error(reply.answer.error.message));
          });
          port.onDisconnect.addListener(() => reject(new Error('no answer')));
          port.postMessage(request);
        }),
      { call, args },
    )) as T;
  } finally {
    await page.close();
  }
}

/** Everything in the store as an export has it, but for the time of the export. */
export async function exportOf(browser: Browser): Promise<string> {
  const read = { query: 'exportFile', args: { team: false } };
  const { text } = await askWorker<{ text: string }>(browser, 'read', read);
  return text.replace(/"exportedAt":\d+/, '"exportedAt":0');
}
