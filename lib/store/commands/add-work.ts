import * as z from 'zod/mini';
import { idSchema, titleSchema, urlSchema } from '../../okr/kinds/base';
import type { Command } from '../command';

/** Work without a ticket. */
export const addWork: Command<'addWork'> = {
  args: z.object({ keyResultId: idSchema, text: titleSchema, url: z.optional(urlSchema) }),
  stores: ['workspace', 'member', 'keyResult', 'activity'],
  async run(write, { keyResultId, text, url }) {
    const { workspace, me } = await write.here();
    const keyResult = await write.needHere('keyResult', keyResultId, workspace.id);
    const activityId = write.create(
      'activity',
      { workspaceId: workspace.id, memberId: me.id, scopeId: keyResult.scopeId },
      {
        keyResultId,
        ticketId: null,
        text,
        ...(url !== undefined && { url }),
        ownerId: me.id,
        done: false,
        doneAt: null,
        contributing: keyResult.source.type === 'tickets',
        linkedBy: me.id,
      },
    );
    return { activityId };
  },
};
