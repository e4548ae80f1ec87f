import * as z from 'zod/mini';
import { titleSchema } from '../../okr/kinds/base';
import { t } from '../../platform/strings';
import type { Command } from '../command';
import type { Write } from '../write';
import { deviceTimeZone, workspaceDefaults } from './parts';

const accountSchema = z.nullable(
  z.object({
    host: z.string().check(z.minLength(1), z.maxLength(32)),
    accountId: z.string().check(z.minLength(1), z.maxLength(128)),
  }),
);

/** First run: who I am on this device. Said again, it corrects the name and adds the account. */
export const introduceMe: Command<'introduceMe'> = {
  args: z.object({ name: titleSchema, account: accountSchema }),
  stores: ['workspace', 'member'],
  async run(write, { name, account }) {
    const workspace = await write.workspace();
    const accounts = account ? { [account.host]: account.accountId } : {};
    if (!workspace) {
      const { memberId } = createWorkspaceOfMine(write, t('storeOwnWorkspace'), { name, accounts });
      return { memberId };
    }
    const me = await write.me(workspace.id);
    if (!me) return { memberId: joinAsMember(write, workspace.id, { name, accounts }) };
    const stored = await write.need('member', me.id);
    write.patch('member', stored, { name, accounts: { ...me.accounts, ...accounts } });
    return { memberId: me.id };
  },
};

export interface Person {
  name: string;
  accounts: Record<string, string>;
}

/** A workspace of its own id, with me as its owner, made the active one. */
export function createWorkspaceOfMine(
  write: Write,
  name: string,
  person: Person,
  fields: { sample?: boolean } = {},
): { workspaceId: string; memberId: string } {
  const workspaceId = write.newId();
  const memberId = write.newId();
  const by = { workspaceId, memberId };
  write.create('workspace', by, { ...workspaceDefaults(deviceTimeZone()), ...fields, id: workspaceId, name });
  write.create('member', by, { ...person, id: memberId, role: 'owner', placeholder: false });
  write.state.me[workspaceId] = memberId;
  write.state.activeWorkspaceId = workspaceId;
  return { workspaceId, memberId };
}

/** Me in a workspace that came from elsewhere. */
export function joinAsMember(write: Write, workspaceId: string, person: Person): string {
  const memberId = write.newId();
  write.create(
    'member',
    { workspaceId, memberId },
    { ...person, id: memberId, role: 'member', placeholder: false },
  );
  write.state.me[workspaceId] = memberId;
  return memberId;
}
