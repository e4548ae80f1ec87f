import * as z from 'zod/mini';
import { isHlc } from '../sync/hlc';

export const hlcSchema = z.string().check(z.refine(isHlc));
export const clientIdSchema = z.string().check(z.regex(/^[0-9a-z]{12}$/));
export const uuidSchema = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));

/**
 * A path is a field, or an entry of a set: `title`, `teamIds.<id>`, `metric.steps.<id>`, `labels.needs review`. What a
 * person calls a label is any text, dots too; only control characters, and what JavaScript has of its own, are not.
 */
const pathSchema = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(200),
    z.regex(/^\P{Cc}+$/u),
    z.regex(/^(?!(?:.*\.)?(?:__proto__|constructor|prototype)(?:\.|$))/u),
  );

/**
 * What a client did to one record. `create` carries the whole record; `patch` the paths that changed, `unset` those
 * that were taken out; `purge` strips the record for good.
 */
export const mutationSchema = z.object({
  /** Counts from 1 without a gap, per client and workspace. */
  mid: z.int().check(z.gte(1)),
  /** The stamp of all that it writes. */
  hlc: hlcSchema,
  kind: z.string().check(z.minLength(1), z.maxLength(32)),
  id: uuidSchema,
  op: z.enum(['create', 'patch', 'purge']),
  patch: z.record(pathSchema, z.unknown()),
  unset: z.optional(z.array(pathSchema).check(z.maxLength(1000))),
  /**
   * Stamps by path, `*` for all not named: what is uploaded from a store carries the stamps it has there, many people's.
   * Without it all paths carry `hlc`, which is the highest of them otherwise.
   */
  clock: z.optional(z.record(pathSchema, hlcSchema)),
});
export type Mutation = z.infer<typeof mutationSchema>;

/** Why a mutation was refused; the client rolls it back and says so. */
export const rejectionCodeSchema = z.enum([
  'forbidden', // the role or the scope does not allow it
  'invalid', // the record would not pass its schema, or a rule
  'not-found', // a patch of what is not there
  'gone', // it was purged
  'parent-loop', // it would be its own ancestor
  'clock-skew', // the stamp is more than five minutes ahead: stamp anew and send again
  'quota', // the workspace is full
  'too-large', // the record is larger than 64 KB
  'unknown-kind',
  'scope', // a record's scope never changes
]);
export type RejectionCode = z.infer<typeof rejectionCodeSchema>;

export const limits = {
  /** Mutations of one push. */
  mutations: 500,
  /** Bytes of one push. */
  bytes: 1_000_000,
  /** Bytes of one record's JSON. */
  recordBytes: 64 * 1024,
  /** Milliseconds a stamp may lie ahead of the server's clock. */
  ahead: 5 * 60_000,
  /** Changes of one page of a pull. */
  page: 1000,
} as const;
