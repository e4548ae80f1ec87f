import { readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import lockfile from 'proper-lockfile';

/** Milliseconds after which a lock that nobody renews is nobody's. */
const stale = 30_000;

/** Folders that this process holds: its own number says nothing about those. */
const held = new Set<string>();

interface Holder {
  pid: number;
  host: string;
}

/** The folder is in use; says by whom. */
export class LockedError extends Error {
  override name = 'LockedError';
}

/**
 * One server a data folder: PGlite opened twice takes no lock of its own and would write two histories into one folder.
 * A lock of a process that is gone (kill -9, power) is taken over at once; one of another machine after `stale`.
 */
export async function lockFolder(
  folder: string,
  onLost: (error: Error) => void,
): Promise<() => Promise<void>> {
  if (held.has(folder)) throw refusal(folder, { pid: process.pid, host: hostname() });
  const lockfilePath = path.join(folder, 'server.lock');
  const holderFile = path.join(folder, 'server.json');
  const take = () => lockfile.lock(folder, { lockfilePath, stale, onCompromised: onLost });
  let release: () => Promise<void>;
  try {
    release = await take();
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ELOCKED') throw error;
    const holder = await readHolder(holderFile);
    if (!holder || !isGone(holder)) throw refusal(folder, holder);
    await utimes(lockfilePath, 0, 0);
    release = await take().catch(() => {
      throw refusal(folder, holder);
    });
  }
  await writeFile(holderFile, JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder));
  held.add(folder);
  return async () => {
    held.delete(folder);
    await release();
  };
}

function refusal(folder: string, holder: Holder | null) {
  const who = holder ? ` (process ${holder.pid} on ${holder.host})` : '';
  return new LockedError(
    `Another server uses the data folder ${folder}${who}. Two would spoil it: stop that one first.`,
  );
}

async function readHolder(file: string): Promise<Holder | null> {
  try {
    const { pid, host } = JSON.parse(await readFile(file, 'utf8'));
    return Number.isInteger(pid) && typeof host === 'string' ? { pid, host } : null;
  } catch {
    return null;
  }
}

/** In a container every first process is number 1: our own number in an old file is another's. */
function isGone({ pid, host }: Holder): boolean {
  if (host !== hostname()) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
