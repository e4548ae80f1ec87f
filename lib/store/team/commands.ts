import type { Command } from '../command';
import type { SyncCommands } from '../sync-api';
import { becomeMember } from './become-member';
import { connectWorkspace } from './connect-workspace';
import { copyInto } from './copy-into';
import { disconnectWorkspace } from './disconnect-workspace';
import { dismissRejected } from './dismiss-rejected';
import { redoRejected } from './redo-rejected';

/** What a team connection does; loaded together, by those who have one. */
export const teamCommands: { [K in keyof SyncCommands]: Command<K> } = {
  connectWorkspace,
  disconnectWorkspace,
  becomeMember,
  copyInto,
  redoRejected,
  dismissRejected,
};
