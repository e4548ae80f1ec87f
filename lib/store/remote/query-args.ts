import * as z from 'zod/mini';
import { kindNames } from '../../okr/kinds';
import type { Queries } from '../api';
import type { QueryName } from '../query';

const id = z.string().check(z.maxLength(64));
const none = z.object({});
const cycle = z.nullable(id);
const ref = z.object({
  host: z.string().check(z.maxLength(32)),
  site: z.string().check(z.maxLength(300)),
  key: z.string().check(z.maxLength(270)),
});

/** What a query may be asked with: pages of our own are believed to be ours, not to be without mistakes. */
export const queryArgs: { [K in QueryName]: z.ZodMiniType<Queries[K]['args']> } = {
  boot: none,
  ticket: z.object({ ref, hostId: z.optional(z.nullable(z.string().check(z.maxLength(100)))) }),
  mine: z.object({ cycleId: cycle }),
  picker: z.object({ text: z.string().check(z.maxLength(1000)), cycleId: cycle, ref: z.nullable(ref) }),
  keyResult: z.object({ keyResultId: id }),
  due: none,
  chips: z.object({
    host: ref.shape.host,
    site: ref.shape.site,
    keys: z.array(ref.shape.key).check(z.maxLength(500)),
  }),
  draft: z.object({ key: z.string().check(z.maxLength(300)) }),
  exportFile: z.object({ team: z.boolean() }),
  checkFile: z.object({ text: z.string(), mode: z.enum(['replace', 'merge']) }),
  lastCommand: none,
  plan: z.object({ cycleId: cycle, archived: z.optional(z.boolean()) }),
  home: none,
  objective: z.object({ objectiveId: id }),
  keyResultHistory: z.object({ keyResultId: id }),
  people: none,
  cycles: none,
  sites: none,
  sync: none,
  uploadPreview: z.object({ workspaceId: id }),
  copyPreview: z.object({ from: id, to: id }),
  lastChange: z.object({ kind: z.enum(kindNames), id }),
  ticketsToRead: z.object({ unread: z.boolean() }),
};
