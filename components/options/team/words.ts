import { errorText } from '@/components/page/error-screen';
import { type MessageKey, t } from '@/lib/platform/strings';
import type { Role } from '@/lib/protocol/account';
import type { Result } from '@/lib/store/api';
import { Refusal } from '@/lib/store/failure';
import { toUrl, type WrongTeamAddress } from '@/lib/sync/team-address';
import { TeamError } from '@/lib/sync/team-api';
import type { SignInFailure } from '@/lib/sync/team-sign-in';

/** `keyline.acme.example`. */
export const hostOf = (server: string): string => toUrl(server)?.host ?? server;

/** What a call needs to say differently from the rest: a `conflict` is another thing each time. */
export type OwnWords = Partial<Record<TeamError['code'], MessageKey>>;

/** What each code of a server means: the words are ours, in the reader's language; its own are for those who build on it. */
const said: Record<TeamError['code'], MessageKey> = {
  offline: 'optionsTeamOffline',
  unauthorized: 'optionsTeamSignedOut',
  forbidden: 'optionsTeamForbidden',
  'not-found': 'optionsTeamNotFound',
  'too-many-requests': 'optionsTeamBusy',
  'slow-down': 'optionsTeamBusy',
  'authorization-pending': 'optionsTeamBusy',
  unavailable: 'optionsTeamBusy',
  update: 'optionsTeamUpdate',
  'bad-request': 'optionsTeamMisread',
  'too-large': 'failTooLarge',
  'access-denied': 'optionsTeamDenied',
  expired: 'optionsTeamExpired',
  conflict: 'optionsTeamMoved',
  gap: 'optionsTeamMoved',
  'client-reset': 'optionsTeamMoved',
  'client-owner': 'optionsTeamMoved',
  epoch: 'optionsTeamMoved',
};

/** What went wrong with a server or the store: what happened, what was kept, what to do. */
export function teamWords(error: unknown, server: string, own: OwnWords = {}): string {
  if (!(error instanceof TeamError)) return errorText(error);
  const host = hostOf(server);
  const mine = own[error.code];
  if (mine) return t(mine, host);
  return t(said[error.code], host);
}

const roles: Record<Role, MessageKey> = {
  owner: 'optionsTeamOwner',
  admin: 'optionsTeamAdmin',
  member: 'optionsTeamMember',
  viewer: 'optionsTeamViewer',
};
export const roleWord = (role: Role): string => t(roles[role]);
export const roleOptions = (among: readonly Role[]) =>
  among.map((role) => ({ value: role, label: roleWord(role) }));
export const isAdmin = (role: Role | null | undefined): boolean => role === 'owner' || role === 'admin';

export const wrongAddress: Record<WrongTeamAddress, MessageKey> = {
  empty: 'optionsTeamNoAddress',
  'no-address': 'optionsTeamWrongAddress',
  'not-https': 'optionsTeamNotHttps',
  login: 'optionsTeamLogin',
  'half-invite': 'optionsTeamHalfInvite',
};

const endings: Record<Exclude<SignInFailure['why'], 'refused' | 'cancelled'>, MessageKey> = {
  unreachable: 'optionsTeamUnreachable',
  'not-keyline': 'optionsTeamNotKeyline',
  'old-server': 'optionsTeamOldServer',
  update: 'optionsTeamUpdate',
  'bad-invite': 'optionsTeamBadInvite',
  denied: 'optionsTeamDenied',
  expired: 'optionsTeamExpired',
  'not-kept': 'optionsTeamNotKept',
};

/** Why a sign-in came to nothing; null = the person's own wish. */
export function signInWords(failure: SignInFailure, server: string): string | null {
  if (failure.why === 'cancelled') return null;
  return failure.why === 'refused'
    ? teamWords(failure.error, server)
    : t(endings[failure.why], hostOf(server));
}

/** The value of a command; its failure is thrown, to be said with the server's. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Refusal(result.error);
  return result.value;
}
