import { kindNames } from '../../okr/kinds';
import { parseHlc } from '../../sync/hlc';
import { latestClock } from '../../sync/merge';
import type { Query } from '../query';
import type { Reader } from '../reader';
import type { RosterRow } from '../schema';

/** The highest stamp of a record tells when, and by its client who: mine, or one that the server knows a person of. */
export const lastChange: Query<'lastChange'> = {
  stores: [...kindNames, 'roster'],
  async run(reader, { kind, id }) {
    const record = await reader.get(kind, id);
    const stamp = record && parseHlc(latestClock(record.clock));
    if (!stamp) return null;
    return { at: stamp.millis, who: await whoIs(reader, stamp.clientId, record.workspaceId) };
  },
};

async function whoIs(
  reader: Reader,
  clientId: string,
  workspaceId: string,
): Promise<{ memberId: string | null; name: string } | null> {
  const roster: RosterRow | undefined = await reader.tx.objectStore('roster').get(workspaceId);
  const listed = roster?.members.find(({ clientIds }) => clientIds.includes(clientId));
  const memberId =
    clientId === reader.state.clientId ? reader.myId(workspaceId) : (listed?.memberId ?? undefined);
  const member = memberId === undefined ? undefined : await reader.get('member', memberId);
  if (member) return { memberId: member.id, name: member.name };
  return listed ? { memberId: null, name: listed.name } : null;
}
