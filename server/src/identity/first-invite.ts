import { v7 } from 'uuid';
import type { Parts } from '../parts';
import { asIdentity, oneAtATime } from './as-identity';
import { inviteUrl } from './invites';
import { hashOf, newSecret } from './secret';

/**
 * The link for a server's first person; null once there is one. Only its hash is kept: where one is still good, made at an
 * earlier start or by another node, `url` is null, unless it is to be made anew; that voids the one before.
 */
export async function firstInvite(
  { db, config, now }: Pick<Parts, 'db' | 'config' | 'now'>,
  renew = false,
): Promise<{ url: string | null } | null> {
  const somebody = await db.selectFrom('user').select('id').limit(1).executeTakeFirst();
  const code = newSecret();
  const isKept = await asIdentity(db, async (tx) => {
    // Nodes that start together: the second finds what the first has made.
    await oneAtATime(tx, 'the first invite');
    const waiting = await tx
      .selectFrom('invite')
      .select('id')
      .where('workspace_id', 'is', null)
      .where('used_at', 'is', null)
      .where('expires_at', '>', new Date(now()))
      .executeTakeFirst();
    if (waiting && !somebody && !renew) return true;
    await tx.deleteFrom('invite').where('workspace_id', 'is', null).where('used_at', 'is', null).execute();
    if (somebody) return false;
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
    return false;
  });
  if (somebody) return null;
  return { url: isKept ? null : inviteUrl(config.origin, code) };
}
