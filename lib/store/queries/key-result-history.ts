import { compareClocks, compareText } from '../../okr/clock';
import type { Query } from '../query';

/** Check-ins of a key result, superseded ones too, and its revisions; newest first. What was undone is left out. */
export const keyResultHistory: Query<'keyResultHistory'> = {
  stores: ['meta', 'workspace', 'keyResult', 'member', 'checkIn', 'revision'],
  async run(reader, { keyResultId }) {
    const [workspace, record, checkIns, revisions] = await Promise.all([
      reader.workspace(),
      reader.get('keyResult', keyResultId),
      reader.standing('checkIn', 'byKeyResult', keyResultId),
      reader.standing('revision', 'byKeyResult', keyResultId),
    ]);
    const ids = new Set([
      ...checkIns.flatMap(({ authorId, onBehalfOf, createdBy }) => [authorId, onBehalfOf, createdBy]),
      ...revisions.map(({ createdBy }) => createdBy),
    ]);
    ids.delete(null);
    const members = await Promise.all([...ids].map((id) => reader.get('member', id as string)));
    const isHere = record !== undefined && record.workspaceId === workspace?.id;
    return {
      archived: isHere && record.archivedAt !== null,
      checkIns: checkIns.sort((a, b) => compareText(b.effectiveOn, a.effectiveOn) || compareClocks(b, a)),
      revisions: revisions.sort((a, b) => b.at - a.at || compareClocks(b, a)),
      members: Object.fromEntries(
        members.filter((member) => member !== undefined).map((member) => [member.id, member]),
      ),
    };
  },
};
