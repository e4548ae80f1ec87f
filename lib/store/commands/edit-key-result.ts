import * as z from 'zod/mini';
import { idSchema, urlSchema } from '../../okr/kinds/base';
import { type KeyResult, keyResultSchema } from '../../okr/kinds/key-result';
import type { Command } from '../command';

export const editKeyResult: Command<'editKeyResult'> = {
  args: z.object({
    keyResultId: idSchema,
    shortName: keyResultSchema.shape.shortName,
    evidenceUrl: z.optional(z.nullable(urlSchema)),
    ownerId: z.optional(z.nullable(idSchema)),
    weight: z.optional(keyResultSchema.shape.weight),
  }),
  stores: ['workspace', 'member', 'cycle', 'objective', 'keyResult', 'checkIn'],
  async run(write, { keyResultId, shortName, evidenceUrl, ownerId, weight }) {
    const { workspace } = await write.here();
    const keyResult = await write.needHere('keyResult', keyResultId, workspace.id);
    if (typeof ownerId === 'string') await write.needHere('member', ownerId, workspace.id);
    const fields: Partial<KeyResult> = {};
    if (shortName !== undefined) fields.shortName = shortName;
    // null takes the address out: the field is then absent.
    if (evidenceUrl !== undefined) fields.evidenceUrl = evidenceUrl ?? undefined;
    if (ownerId !== undefined) fields.ownerId = ownerId;
    if (weight !== undefined) fields.weight = weight;
    write.patch('keyResult', keyResult, fields);
    return null;
  },
};
