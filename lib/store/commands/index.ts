import type { Command, CommandName } from '../command';
import type { DashboardCommands } from '../dashboard-api';
import type { SyncCommands } from '../sync-api';
import { addWork } from './add-work';
import { removeActivity, setContributing, setWorkDone } from './change-activity';
import { checkIn } from './check-in';
import { dropDraft, saveDraft } from './drafts';
import { linkTicket } from './link-ticket';
import { setBaseline } from './set-baseline';
import { snooze } from './snooze';
import { switchWorkspace } from './switch-workspace';

type Registry = { [K in CommandName]: Command<K> | (() => Promise<Command<K>>) };

const dashboard =
  <K extends keyof DashboardCommands>(name: K) =>
  async (): Promise<Command<K>> =>
    (await import('./dashboard')).dashboardCommands[name];

const team =
  <K extends keyof SyncCommands>(name: K) =>
  async (): Promise<Command<K>> =>
    (await import('../team/commands')).teamCommands[name];

/** Every command. A function loads what the panel's first screen does not need. */
export const commands: Registry = {
  introduceMe: async () => (await import('./introduce-me')).introduceMe,
  startWorkspace: async () => (await import('./start-workspace')).startWorkspace,
  loadSample: async () => (await import('./load-sample')).loadSample,
  switchWorkspace,
  setBaseline,
  linkTicket,
  createKeyResultAndLink: async () => (await import('./create-and-link')).createKeyResultAndLink,
  addWork,
  setWorkDone,
  removeActivity,
  setContributing,
  checkIn,
  snooze,
  saveDraft,
  dropDraft,
  undo: async () => (await import('./undo')).undo,
  importFile: async () => (await import('./import-file')).importFile,
  importRows: async () => (await import('./import-rows')).importRows,
  refreshTickets: async () => (await import('./refresh-tickets')).refreshTickets,
  editWorkspace: dashboard('editWorkspace'),
  createCycle: dashboard('createCycle'),
  editCycle: dashboard('editCycle'),
  createTeam: dashboard('createTeam'),
  editTeam: dashboard('editTeam'),
  createMember: dashboard('createMember'),
  editMember: dashboard('editMember'),
  createObjective: dashboard('createObjective'),
  editObjective: dashboard('editObjective'),
  moveObjective: dashboard('moveObjective'),
  setObjectiveState: dashboard('setObjectiveState'),
  createKeyResult: dashboard('createKeyResult'),
  editKeyResult: dashboard('editKeyResult'),
  moveKeyResult: dashboard('moveKeyResult'),
  setKeyResultState: dashboard('setKeyResultState'),
  setArchived: dashboard('setArchived'),
  renameSite: dashboard('renameSite'),
  connectWorkspace: team('connectWorkspace'),
  disconnectWorkspace: team('disconnectWorkspace'),
  becomeMember: team('becomeMember'),
  copyInto: team('copyInto'),
  redoRejected: team('redoRejected'),
  dismissRejected: team('dismissRejected'),
  eraseAll: async () => (await import('./erase-all')).eraseAll,
};
