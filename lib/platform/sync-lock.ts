/** Runs while nothing is sent or read by sync, in whichever page or worker: one at a time. */
export async function withoutSync<T>(run: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks ? locks.request('keyline-sync', run) : run();
}
