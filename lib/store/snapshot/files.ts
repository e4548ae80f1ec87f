/** The few things that snapshots want of a file system. Names are plain; there are no folders. */
export interface SnapshotFiles {
  list: () => Promise<{ name: string; size: number }[]>;
  /** Throws where there is none. */
  read: (name: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** The whole file or none. */
  write: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  rename: (from: string, to: string) => Promise<void>;
  /** One that is not there is no error. */
  remove: (name: string) => Promise<void>;
}

const folderName = 'snapshots';

interface Movable {
  move?: (name: string) => Promise<void>;
}

/** The origin's private file system. Only the worker uses it: a frame in an http page has none in Firefox. */
export function privateFiles(): SnapshotFiles {
  const folder = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle(folderName, { create: true });
  const fileOf = async (name: string) => (await (await folder()).getFileHandle(name)).getFile();
  const remove = async (name: string) => {
    try {
      await (await folder()).removeEntry(name);
    } catch (error) {
      if ((error as { name?: unknown } | null)?.name !== 'NotFoundError') throw error;
    }
  };
  const write = async (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    const handle = await (await folder()).getFileHandle(name, { create: true });
    // Written beside the file and put in its place by `close`.
    const writable = await handle.createWritable();
    try {
      await writable.write(bytes);
      await writable.close();
    } catch (error) {
      await writable.abort().catch(() => {});
      throw error;
    }
  };
  return {
    async list() {
      const found: { name: string; size: number }[] = [];
      for await (const [name, handle] of (await folder()).entries()) {
        if (handle.kind !== 'file') continue;
        found.push({ name, size: (await (handle as FileSystemFileHandle).getFile()).size });
      }
      return found;
    },
    read: async (name) => new Uint8Array(await (await fileOf(name)).arrayBuffer()),
    write,
    async rename(from, to) {
      const handle: FileSystemFileHandle & Movable = await (await folder()).getFileHandle(from);
      if (handle.move) return handle.move(to);
      await write(to, new Uint8Array(await (await handle.getFile()).arrayBuffer()));
      await remove(from);
    },
    remove,
  };
}
