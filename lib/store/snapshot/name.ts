/** What is known of a snapshot without opening it: all of it stands in the file's name. */
export interface SnapshotInfo {
  /** The file's name. */
  name: string;
  /** Milliseconds since 1970. */
  takenAt: number;
  /** The store's count of commits. */
  revision: number;
  /** Records. */
  count: number;
  /** SHA-256 of the file's bytes, in hex. */
  hash: string;
  /** Bytes on the disk. */
  size: number;
}

const pattern = /^keyline-(\d{1,16})-r(\d{1,12})-n(\d{1,9})-([0-9a-f]{64})\.json\.gz$/;

export const snapshotName = ({ takenAt, revision, count, hash }: Omit<SnapshotInfo, 'name' | 'size'>) =>
  `keyline-${takenAt}-r${revision}-n${count}-${hash}.json.gz`;

/** null = no whole snapshot: another file, or one that was never finished. */
export function parseSnapshotName(name: string, size: number): SnapshotInfo | null {
  const [, takenAt, revision, count, hash] = pattern.exec(name) ?? [];
  if (hash === undefined || size === 0) return null;
  return { name, takenAt: Number(takenAt), revision: Number(revision), count: Number(count), hash, size };
}
