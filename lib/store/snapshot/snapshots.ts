import { refuse } from '../failure';
import type { StoreText } from '../file/contents';
import type { SnapshotFiles } from './files';
import { gunzip, gzip, sha256 } from './gzip';
import { parseSnapshotName, type SnapshotInfo, snapshotName } from './name';
import { oneTooMany } from './rotate';

export interface Snapshots {
  /** Whole ones, newest first. */
  list: () => Promise<SnapshotInfo[]>;
  /** Writes one and drops what is then too many. null = nothing was written: an empty store is no snapshot. */
  take: (source: () => Promise<StoreText>) => Promise<SnapshotInfo | null>;
  /** The export file's text. Refuses where the file is gone or is not what was written. */
  read: (name: string) => Promise<string>;
  removeAll: () => Promise<void>;
}

/** Not yet a snapshot: never counted, and swept away. */
const unfinished = 'unfinished.part';

/** Gzipped exports in a few files, beside the store and apart from it. */
export function createSnapshots(files: SnapshotFiles, now: () => number = Date.now): Snapshots {
  const list = async () => {
    const found = (await files.list()).map(({ name, size }) => parseSnapshotName(name, size));
    return found
      .filter((info) => info !== null)
      .sort((a, b) => b.takenAt - a.takenAt || b.revision - a.revision);
  };
  /** A worker that is ended before this leaves one more: the next one drops them both. */
  const trim = async (at: number) => {
    let kept = await list();
    for (let drop = oneTooMany(kept, at); drop; drop = oneTooMany(kept, at)) {
      const { name } = drop;
      await files.remove(name);
      kept = kept.filter((each) => each.name !== name);
    }
  };
  return {
    list,
    async take(source) {
      const { text, revision, count } = await source();
      if (count === 0) return null;
      const bytes = await gzip(text);
      const hash = await sha256(bytes);
      const takenAt = now();
      const name = snapshotName({ takenAt, revision, count, hash });
      await files.write(unfinished, bytes);
      // Read again before it counts: a disk that is full or broken shows here, not on the day it is needed.
      if ((await sha256(await files.read(unfinished))) !== hash) {
        await files.remove(unfinished);
        throw refuse('quota', 'failQuota');
      }
      await files.rename(unfinished, name);
      await trim(takenAt);
      return { name, takenAt, revision, count, hash, size: bytes.length };
    },
    async read(name) {
      const info = (await list()).find((each) => each.name === name);
      if (!info) throw refuse('not-found', 'failNoSnapshot');
      const bytes = await files.read(name);
      const isWhole = (await sha256(bytes)) === info.hash;
      const text = isWhole ? await gunzip(bytes).catch(() => null) : null;
      if (text === null) throw refuse('invalid', 'failSnapshotDamaged');
      return text;
    },
    async removeAll() {
      for (const { name } of await files.list()) await files.remove(name);
    },
  };
}
