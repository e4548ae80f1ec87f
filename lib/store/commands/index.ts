import type { Command, CommandName } from '../command';
import { addWork } from './add-work';
import { removeActivity, setContributing, setWorkDone } from './change-activity';
import { checkIn } from './check-in';
import { createKeyResultAndLink } from './create-and-link';
import { dropDraft, saveDraft } from './drafts';
import { linkTicket } from './link-ticket';
import { setBaseline } from './set-baseline';
import { snooze } from './snooze';
import { switchWorkspace } from './switch-workspace';
import { undo } from './undo';

type Registry = { [K in CommandName]: Command<K> | (() => Promise<Command<K>>) };

/** Every command. A function loads what the panel's first screen does not need. */
export const commands: Registry = {
  introduceMe: async () => (await import('./introduce-me')).introduceMe,
  startWorkspace: async () => (await import('./start-workspace')).startWorkspace,
  loadSample: async () => (await import('./load-sample')).loadSample,
  switchWorkspace,
  setBaseline,
  linkTicket,
  createKeyResultAndLink,
  addWork,
  setWorkDone,
  removeActivity,
  setContributing,
  checkIn,
  snooze,
  saveDraft,
  dropDraft,
  undo,
  importFile: async () => (await import('./import-file')).importFile,
  importRows: async () => (await import('./import-rows')).importRows,
  refreshTickets: async () => (await import('./refresh-tickets')).refreshTickets,
  editWorkspace: async () => (await import('./edit-workspace')).editWorkspace,
  createCycle: async () => (await import('./create-cycle')).createCycle,
  editCycle: async () => (await import('./edit-cycle')).editCycle,
  createTeam: async () => (await import('./create-team')).createTeam,
  editTeam: async () => (await import('./edit-team')).editTeam,
  createMember: async () => (await import('./members')).createMember,
  editMember: async () => (await import('./members')).editMember,
  createObjective: async () => (await import('./create-objective')).createObjective,
  editObjective: async () => (await import('./edit-objective')).editObjective,
  moveObjective: async () => (await import('./move-objective')).moveObjective,
  setObjectiveState: async () => (await import('./set-objective-state')).setObjectiveState,
  createKeyResult: async () => (await import('./create-key-result')).createKeyResult,
  editKeyResult: async () => (await import('./edit-key-result')).editKeyResult,
  moveKeyResult: async () => (await import('./move-key-result')).moveKeyResult,
  setKeyResultState: async () => (await import('./set-key-result-state')).setKeyResultState,
  setArchived: async () => (await import('./set-archived')).setArchived,
  renameSite: async () => (await import('./rename-site')).renameSite,
  eraseAll: async () => (await import('./erase-all')).eraseAll,
};
