import { v7 } from 'uuid';
import type { Parts } from '../parts';
import { asIdentity } from './as-identity';
import { inviteUrl } from './invites';
import { hashOf, newSecret } from './secret';

/** The link for a server's first person; null once there is one. Each start makes it anew, and the one before is void. */
export async function firstInvite({
  db,
  config,
  now,
}: Pick<Parts, 'db' | 'config' | 'now'>): Promise<string | null> {
  const somebody = await db.selectFrom('user').select('id').limit(1).executeTakeFirst();
  const code = newSecret();
  await asIdentity(db, async (tx) => {
    await tx.deleteFrom('invite').where('workspace_id', 'is', null).where('used_at', 'is', null).execute();
    if (somebody) return;
    await tx
      .insertInto('invite')
      .values({
        code_hash: hashOf(code),
        id: v7(),
        workspace_id: null,
        role: 'owner',
        email: null,
        member_id: null,
        created_by: null,
        created_at: new Date(now()),
        expires_at: new Date(now() + config.inviteLasts),
        used_at: null,
        used_by: null,
      })
      .execute();
  });
  return somebody ? null : inviteUrl(config.origin, code);
}
