import * as z from 'zod/mini';
import { idSchema, titleSchema } from '../../okr/kinds/base';
import type { Role } from '../../protocol/account';
import type { Command } from '../command';
import { refuse } from '../failure';
import type { RosterRow } from '../schema';
import type { Write } from '../write';
import { type Person, personOf } from './join/person';
import { standFor } from './join/stand-for';

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
    const person = await personOf(write, workspaceId, name);
    if (memberId === null) {
      const known = await write.me(workspaceId);
      const id = known?.id ?? (await newMember(write, workspaceId, person));
      return { memberId: id };
    }
    const member = await write.needHere('member', write.memberOf(memberId), workspaceId);
    // Who was here before me on this device stays who they are.
    if (await isAnothers(write, workspaceId)) write.state.me[workspaceId] = member.id;
    else await standFor(write, workspaceId, member.id);
    write.patch('member', member, {
      // Somebody named me before I came; who has joined already has the name they chose.
      ...(member.placeholder && { name: person.name, placeholder: false }),
      accounts: { ...member.accounts, ...person.accounts },
      aliasOf: undefined,
    });
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
  const { userId, members } = await rosterOf(write, workspaceId);
  return members.find((each) => each.userId === userId)?.role ?? 'member';
}

/** Whether the member I am so far stands for another account of the server. */
async function isAnothers(write: Write, workspaceId: string): Promise<boolean> {
  const { userId, members } = await rosterOf(write, workspaceId);
  const me = write.myId(workspaceId);
  return me !== undefined && members.some((each) => each.memberId === me && each.userId !== userId);
}

async function rosterOf(
  write: Write,
  workspaceId: string,
): Promise<{ userId: string | undefined; members: RosterRow['members'] }> {
  const [bond, roster]: [{ userId: string } | undefined, RosterRow | undefined] = await Promise.all([
    write.tx.objectStore('connections').get(workspaceId),
    write.tx.objectStore('roster').get(workspaceId),
  ]);
  return { userId: bond?.userId, members: roster?.members ?? [] };
}
