import * as z from 'zod/mini';
import { daySchema, idSchema, textSchema, titleSchema, urlSchema } from '../../okr/kinds/base';
import { type KeyResult, keyResultSchema, sourceSchema } from '../../okr/kinds/key-result';
import { metricSchema } from '../../okr/metrics';
import type { Commands } from '../api';
import type { Command } from '../command';
import { reviseTerms } from '../dashboard/revise-terms';
import { checkTeams } from '../dashboard/scopes';
import { changeSet, setChangeSchema } from '../dashboard/sets';
import type { Stored } from '../schema';
import type { Write } from '../write';

type Args = Commands['editKeyResult']['args'];

const { nature, weight } = keyResultSchema.shape;

export const editKeyResult: Command<'editKeyResult'> = {
  args: z.object({
    keyResultId: idSchema,
    title: z.optional(titleSchema),
    shortName: z.optional(z.nullable(z.string().check(z.maxLength(14)))),
    description: z.optional(z.nullable(textSchema)),
    evidenceUrl: z.optional(z.nullable(urlSchema)),
    ownerId: z.optional(z.nullable(idSchema)),
    contributors: setChangeSchema,
    teams: setChangeSchema,
    nature: z.optional(nature),
    weight: z.optional(weight),
    source: z.optional(sourceSchema),
    metric: z.optional(metricSchema),
    startOn: z.optional(z.nullable(daySchema)),
    dueOn: z.optional(z.nullable(daySchema)),
    reason: z.optional(textSchema),
  }),
  stores: ['workspace', 'member', 'team', 'cycle', 'objective', 'keyResult', 'checkIn', 'revision'],
  async run(write, args) {
    const { workspace, me } = await write.here();
    const keyResult = await write.needHere('keyResult', args.keyResultId, workspace.id);
    if (args.ownerId) await write.needHere('member', args.ownerId, workspace.id);
    const by = { workspaceId: workspace.id, memberId: me.id, scopeId: keyResult.scopeId };
    write.patch('keyResult', keyResult, {
      ...plainFields(args),
      ...(await setFields(write, keyResult, args)),
      ...(await reviseTerms(write, by, keyResult, args)),
    });
    return null;
  },
};

/** Texts that are emptied are absent then, which is what null stands for. */
function plainFields({ title, ownerId, nature, weight, source, ...args }: Args): Partial<KeyResult> {
  const fields: Partial<KeyResult> = {};
  for (const name of ['shortName', 'description', 'evidenceUrl'] as const) {
    if (args[name] !== undefined) fields[name] = args[name] || undefined;
  }
  if (title !== undefined) fields.title = title;
  if (ownerId !== undefined) fields.ownerId = ownerId;
  if (nature !== undefined) fields.nature = nature;
  if (weight !== undefined) fields.weight = weight;
  if (source !== undefined) fields.source = source;
  return fields;
}

async function setFields(
  write: Write,
  { workspaceId, scopeId, contributorIds, teamIds }: Stored<'keyResult'>,
  { contributors, teams }: Args,
): Promise<Partial<KeyResult>> {
  const fields: Partial<KeyResult> = {};
  if (contributors)
    fields.contributorIds = await changeSet(write, 'member', contributorIds, contributors, workspaceId);
  if (teams) {
    await checkTeams(write, { workspaceId, scopeId }, teams);
    fields.teamIds = await changeSet(write, 'team', teamIds, teams, workspaceId);
  }
  return fields;
}
