import type { Queries } from '@/lib/store/api';
import { openStore } from '@/lib/store/store';

declare global {
  /** Counted by the bundle of this script. */
  var schemaRuns: number | undefined;
}

/** How often a schema is run by one read of each screen's question, and by one command: that counting works. */
async function countSchemas(key: string, site: string): Promise<{ reads: number; command: number }> {
  const store = await openStore();
  const ref = { host: 'jira-cloud', site, key };
  const { cycles } = await store.read('boot', {});
  const read = <K extends keyof Queries>(name: K, args: Queries[K]['args']) => store.read(name, args);
  globalThis.schemaRuns = 0;
  await read('boot', {});
  const { serves } = await read('ticket', { ref });
  const [served] = serves;
  if (!served) throw new Error(`The store knows nothing of ${key}.`);
  const { id } = served.summary.keyResult;
  await read('mine', { cycleId: null });
  await read('due', {});
  await read('picker', { text: 'key', cycleId: null, ref });
  await read('chips', { host: ref.host, site, keys: [key] });
  await read('keyResult', { keyResultId: id });
  await read('draft', { key: 'none' });
  await read('home', {});
  await read('keyResultHistory', { keyResultId: id });
  await read('objective', { objectiveId: served.summary.objective.id });
  const [cycle] = cycles;
  if (cycle) await read('plan', { cycleId: cycle.id, filter: {} } as Queries['plan']['args']);
  const reads = globalThis.schemaRuns ?? 0;
  await store.run('snooze', { keyResultId: id });
  const command = (globalThis.schemaRuns ?? 0) - reads;
  store.close();
  return { reads, command };
}

Object.assign(globalThis, { countSchemas });
