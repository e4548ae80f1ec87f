import type { Query, QueryName } from '../query';
import { boot } from './boot';
import { chips } from './chips';
import { draft } from './draft';
import { due } from './due';
import { keyResult } from './key-result';
import { lastCommand } from './last-command';
import { mine } from './mine';
import { picker } from './picker';
import { ticket } from './ticket';

type Registry = { [K in QueryName]: Query<K> | (() => Promise<Query<K>>) };

/** Every query. A function loads what the panel's first screen does not need. */
export const queries: Registry = {
  boot,
  ticket,
  mine,
  picker,
  keyResult,
  due,
  chips,
  draft,
  lastCommand,
  exportFile: async () => (await import('./files')).exportFile,
  ticketsToRead: async () => (await import('./tickets-to-read')).ticketsToRead,
  plan: async () => (await import('./plan')).plan,
  home: async () => (await import('./home')).home,
  objective: async () => (await import('./objective')).objective,
  keyResultHistory: async () => (await import('./key-result-history')).keyResultHistory,
  people: async () => (await import('./people')).people,
  cycles: async () => (await import('./cycles')).cycles,
  sites: async () => (await import('./sites')).sites,
  checkFile: async () => (await import('./files')).checkFile,
};
