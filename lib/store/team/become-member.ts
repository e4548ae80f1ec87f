import * as z from 'zod/mini';
import { idSchema, titleSchema } from '../../okr/kinds/base';
import type { Role } from '../../protocol/account';
import type { Command } from '../command';
import { refuse } from '../failure';
import type { RosterRow, Stored } from '../schema';
import type { Write } from '../write';
import { type Person, personOf } from './join/person';

/**
 * Who stands for me: a member that is there, a placeholder claimed by it, or a new one. Where I am somebody else already
 * on this device, that record becomes another name of it: nothing that names it is rewritten.
 */
export const becomeMember: Command<'becomeMember'> = {
  args: z.object({ workspaceId: idSchema, memberId: z.nullable(idSchema), name: titleSchema }),
  stores: ['workspace', 'member', 'team', 'connections', 'roster'],
  isUndoable: false,
  async run(write, { workspaceId, memberId, name }) {
    const workspace = await write.need('workspace', workspaceId);
    if (workspace.sample) throw refuse('invalid', 'optionsFailCopySample');
    const before = await write.me(workspaceId);
    const person = await personOf(write, workspaceId, name);
    if (memberId === null) {
      const id = before?.id ?? (await newMember(write, workspaceId, person));
      return { memberId: id };
    }
    const member = await write.needHere('member', write.memberOf(memberId), workspaceId);
    if (before && before.id !== member.id) {
      await keepReading(write, before.id, member);
      write.patch('member', await write.need('member', before.id), { aliasOf: member.id });
    }
    write.patch('member', member, {
      // Somebody named me before I came; who has joined already has the name they chose.
      ...(member.placeholder && { name: person.name, placeholder: false }),
      accounts: { ...member.accounts, ...person.accounts },
      aliasOf: undefined,
    });
    write.state.me[workspaceId] = member.id;
    return { memberId: member.id };
  },
};

async function newMember(write: Write, workspaceId: string, person: Person): Promise<string> {
  const id = write.newId();
  const role = await myRole(write, workspaceId);
  const by = { workspaceId, memberId: id };
  write.create('member', by, { ...person, id, role, placeholder: false });
  write.state.me[workspaceId] = id;
  return id;
}

/** As the server last told. */
async function myRole(write: Write, workspaceId: string): Promise<Role> {
  const [bond, roster]: [{ userId: string } | undefined, RosterRow | undefined] = await Promise.all([
    write.tx.objectStore('connections').get(workspaceId),
    write.tx.objectStore('roster').get(workspaceId),
  ]);
  return roster?.members.find(({ userId }) => userId === bond?.userId)?.role ?? 'member';
}

/** Who may read a private team is told by who is in it: there, an alias counts for nothing. */
async function keepReading(
  write: Write,
  aliasId: string,
  { id, workspaceId }: Stored<'member'>,
): Promise<void> {
  for (const team of await write.by('team', 'byWorkspace', workspaceId)) {
    const isIn = team.memberIds[aliasId] === true && team.memberIds[id] !== true;
    if (team.scopeId === workspaceId || (!isIn && team.leadId !== aliasId)) continue;
    write.patch('team', team, {
      ...(isIn && { memberIds: { ...team.memberIds, [id]: true } }),
      ...(team.leadId === aliasId && { leadId: id }),
    });
  }
}
