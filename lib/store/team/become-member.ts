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
    await standFor(write, workspaceId, member.id);
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
  const [bond, roster]: [{ userId: string } | undefined, RosterRow | undefined] = await Promise.all([
    write.tx.objectStore('connections').get(workspaceId),
    write.tx.objectStore('roster').get(workspaceId),
  ]);
  return roster?.members.find(({ userId }) => userId === bond?.userId)?.role ?? 'member';
}
