import type { Query } from '../query';
import type { SyncQueries } from '../sync-api';
import { copyPreview } from './copy-preview';
import { lastChange } from './last-change';
import { sync } from './sync-state';
import { uploadPreview } from './upload-preview';

/** What a team connection asks; loaded together. */
export const teamQueries: { [K in keyof SyncQueries]: Query<K> } = {
  sync,
  uploadPreview,
  copyPreview,
  lastChange,
};
