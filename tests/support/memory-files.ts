import type { SnapshotFiles } from '@/lib/store/snapshot/files';

export interface MemoryFiles extends SnapshotFiles {
  held: Map<string, Uint8Array<ArrayBuffer>>;
  /** The next write ends half done, as when the worker is killed or the disk is full. */
  failNext: (how: 'half' | 'silent') => void;
}

/** A file system that can be damaged. */
export function memoryFiles(): MemoryFiles {
  const held = new Map<string, Uint8Array<ArrayBuffer>>();
  let failing: 'half' | 'silent' | null = null;
  const read = async (name: string) => {
    const bytes = held.get(name);
    if (!bytes) throw new DOMException('no such file', 'NotFoundError');
    return bytes;
  };
  return {
    held,
    failNext: (how) => {
      failing = how;
    },
    list: async () => [...held].map(([name, bytes]) => ({ name, size: bytes.length })),
    read,
    async write(name, bytes) {
      const how = failing;
      failing = null;
      held.set(name, how ? bytes.slice(0, bytes.length / 2) : bytes);
      if (how === 'half') throw new DOMException('no room', 'QuotaExceededError');
    },
    async rename(from, to) {
      held.set(to, await read(from));
      held.delete(from);
    },
    remove: async (name) => void held.delete(name),
  };
}
