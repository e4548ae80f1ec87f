import type { DashboardQueries } from '../dashboard-api';
import type { Query, QueryName } from '../query';
import type { SyncQueries } from '../sync-api';
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

const dashboard =
  <K extends keyof DashboardQueries>(name: K) =>
  async (): Promise<Query<K>> =>
    (await import('./dashboard')).dashboardQueries[name];

const team =
  <K extends keyof SyncQueries>(name: K) =>
  async (): Promise<Query<K>> =>
    (await import('../team/queries')).teamQueries[name];

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
  plan: dashboard('plan'),
  home: dashboard('home'),
  objective: dashboard('objective'),
  keyResultHistory: dashboard('keyResultHistory'),
  people: dashboard('people'),
  cycles: dashboard('cycles'),
  sites: dashboard('sites'),
  sync: team('sync'),
  uploadPreview: team('uploadPreview'),
  copyPreview: team('copyPreview'),
  lastChange: team('lastChange'),
  checkFile: async () => (await import('./files')).checkFile,
};
