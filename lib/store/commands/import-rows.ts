import * as z from 'zod/mini';
import { daySchema, idSchema, titleSchema } from '../../okr/kinds/base';
import type { Metric } from '../../okr/metrics';
import type { PlanRow } from '../api';
import type { Command } from '../command';
import { scopeOfNew } from '../dashboard/scopes';
import { refuse } from '../failure';
import type { Write } from '../write';
import { createTeamIn } from './create-team';
import { createKeyResultIn } from './new-key-result';
import { createObjectiveIn } from './new-objective';

const rowSchema = z.object({
  objective: titleSchema,
  team: z.optional(titleSchema),
  keyResult: z.optional(titleSchema),
  owner: z.optional(titleSchema),
  start: z.optional(z.number()),
  target: z.optional(z.number()),
  unit: z.optional(z.string().check(z.maxLength(32))),
  dueOn: z.optional(daySchema),
});

/**
 * A pasted plan: all rows or none. Objectives of the same title and team are one, also with those already in the
 * cycle; teams and people go by name, unknown people become placeholders until they claim it.
 */
export const importRows: Command<'importRows'> = {
  args: z.object({ rows: z.array(rowSchema).check(z.minLength(1), z.maxLength(2000)), cycleId: idSchema }),
  stores: ['workspace', 'member', 'team', 'cycle', 'objective', 'keyResult', 'checkIn'],
  async run(write, { rows, cycleId }) {
    const { workspace, me } = await write.here();
    const by = { workspaceId: workspace.id, memberId: me.id };
    const cycle = await write.needHere('cycle', cycleId, workspace.id);
    const teams = await namesOf(write, 'team', workspace.id);
    const people = await namesOf(write, 'member', workspace.id);
    const objectives = await objectivesOf(write, cycleId);
    const made = { objectives: 0, keyResults: 0 };
    for (const [index, row] of rows.entries()) {
      if (row.dueOn !== undefined && (row.dueOn < cycle.startOn || row.dueOn > cycle.endOn))
        throw refuse('invalid', 'failRowDue', String(index + 1));
      const teamId =
        row.team === undefined
          ? undefined
          : named(teams, row.team, (name) => createTeamIn(write, by, { name }));
      const key = objectiveKey(row.objective, teamId);
      let objectiveId = objectives.get(key);
      if (objectiveId === undefined) {
        const { scopeId } = await scopeOfNew(write, workspace.id, teamId, null);
        objectiveId = await createObjectiveIn(
          write,
          { ...by, scopeId },
          { title: row.objective, cycleId, teamId },
        );
        objectives.set(key, objectiveId);
        made.objectives++;
      }
      if (row.keyResult === undefined) continue;
      const ownerId =
        row.owner === undefined
          ? me.id
          : named(people, row.owner, (name) => createPlaceholder(write, by, name));
      await createKeyResultIn(write, {
        objectiveId,
        title: row.keyResult,
        metric: metricOfRow(row),
        dueOn: row.dueOn,
        ownerId,
      });
      made.keyResults++;
    }
    return made;
  },
};

/** A number where there is a target (without a start it wants a baseline); else done or not. */
function metricOfRow({ start, target, unit }: PlanRow): Metric {
  if (target === undefined) return { type: 'binary' };
  return { type: 'number', start: start ?? null, target, unit: unit ?? '' };
}

const fold = (name: string) => name.trim().toLocaleLowerCase();
const objectiveKey = (title: string, teamId: string | undefined) =>
  JSON.stringify([fold(title), teamId ?? null]);

function named(known: Map<string, string>, name: string, create: (name: string) => string): string {
  const id = known.get(fold(name)) ?? create(name);
  known.set(fold(name), id);
  return id;
}

function createPlaceholder(
  write: Write,
  by: { workspaceId: string; memberId: string },
  name: string,
): string {
  return write.create('member', by, { name, accounts: {}, role: 'member', placeholder: true });
}

async function namesOf(
  write: Write,
  kind: 'team' | 'member',
  workspaceId: string,
): Promise<Map<string, string>> {
  const rows = await write.by(kind, 'byWorkspace', workspaceId);
  return new Map(
    rows
      .filter((row) => row.archivedAt === null)
      .map((row) => [fold(row.name), kind === 'member' ? write.memberOf(row.id) : row.id]),
  );
}

async function objectivesOf(write: Write, cycleId: string): Promise<Map<string, string>> {
  const rows = await write.by('objective', 'byCycle', IDBKeyRange.bound([cycleId], [cycleId, []]));
  const shown = rows.filter((row) => row.archivedAt === null && row.state !== 'closed');
  return new Map(
    shown.map((row) => [
      objectiveKey(
        row.title,
        Object.keys(row.teamIds).find((id) => row.teamIds[id]),
      ),
      row.id,
    ]),
  );
}
