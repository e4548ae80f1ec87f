import * as z from 'zod/mini';
import { idSchema, titleSchema } from '../../okr/kinds/base';
import { type Member, memberSchema } from '../../okr/kinds/member';
import type { Command } from '../command';
import { refuse } from '../failure';

const emailSchema = z.string().check(z.maxLength(320));

/** Someone else: a placeholder until the person claims it. */
export const createMember: Command<'createMember'> = {
  args: z.object({ name: titleSchema, email: z.optional(emailSchema) }),
  stores: ['workspace', 'member'],
  async run(write, { name, email }) {
    const { workspace, me } = await write.here();
    const address = checkEmail(email);
    const memberId = write.create(
      'member',
      { workspaceId: workspace.id, memberId: me.id },
      {
        name,
        ...(address !== undefined && { email: address }),
        accounts: {},
        role: 'member',
        placeholder: true,
      },
    );
    return { memberId };
  },
};

export const editMember: Command<'editMember'> = {
  args: z.object({
    memberId: idSchema,
    name: z.optional(titleSchema),
    email: z.optional(z.nullable(emailSchema)),
    role: z.optional(memberSchema.shape.role),
  }),
  stores: ['workspace', 'member'],
  async run(write, { memberId, name, email, role }) {
    const { workspace } = await write.here();
    const member = await write.needHere('member', memberId, workspace.id);
    const fields: Partial<Member> = {};
    if (name !== undefined) fields.name = name;
    if (email !== undefined) fields.email = checkEmail(email ?? '');
    if (role !== undefined) fields.role = role;
    write.patch('member', member, fields);
    return null;
  },
};

/** Something at something, as more cannot be told without sending to it; nothing typed = no address. */
function checkEmail(text = ''): string | undefined {
  const email = text.trim();
  if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)) throw refuse('invalid', 'failEmail');
  return email || undefined;
}
