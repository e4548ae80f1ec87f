import { type TeamApi, TeamError } from '../../sync/team-api';
import type { Bonds } from './bonds';

/** How long what a server told of its members is taken for true, in milliseconds. */
const good = 60 * 60_000;
/** Stamps of nobody known ask for it sooner, but not more often than this: some are of clients that are gone. */
const goodForStrangers = 5 * 60_000;

/** Who is in a workspace, anew where that is old, somebody unknown has written, or the server says it is `moved`. */
export async function refreshRoster(
  { bonds, now }: { bonds: Pick<Bonds, 'roster' | 'putRoster' | 'takeWriters'>; now: () => number },
  api: Pick<TeamApi, 'members'>,
  workspaceId: string,
  isMoved = false,
): Promise<void> {
  const [row, writers] = [await bonds.roster(workspaceId), bonds.takeWriters(workspaceId)];
  const known = new Set(row?.members.flatMap(({ clientIds }) => clientIds));
  const isStrange = [...writers].some((id) => !known.has(id));
  const age = row ? now() - row.fetchedAt : Number.POSITIVE_INFINITY;
  // A clock set back would keep it for ever.
  if (!isMoved && age >= 0 && age < (isStrange ? goodForStrangers : good)) return;
  try {
    const { members } = await api.members(workspaceId);
    await bonds.putRoster(workspaceId, members);
  } catch (error) {
    // Asked again at the next run.
    if (!(error instanceof TeamError)) throw error;
  }
}
