import * as z from 'zod/mini';

/** A calendar day `YYYY-MM-DD`, read in the workspace's time zone. */
export const daySchema = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
/** An instant: whole milliseconds since 1970-01-01T00:00Z. */
export const instantSchema = z.int().check(z.gte(0));
export const idSchema = z.string().check(z.minLength(1), z.maxLength(64));
export const titleSchema = z.string().check(z.minLength(1), z.maxLength(500));
export const textSchema = z.string().check(z.maxLength(4096));
/** Only web addresses: a `javascript:` or `data:` address never reaches a link. */
export const urlSchema = z.string().check(z.maxLength(2048), z.regex(/^https?:\/\/\S+$/i));
/** A set is a map id → true, so that each entry has a clock of its own; `false` is a removed entry. */
export const setSchema = z.record(idSchema, z.boolean());
/** Position among siblings: a fractional index, ordered as a string. */
export const rankSchema = z.string().check(z.minLength(1), z.maxLength(256));

/** Fields of every record. */
export const baseFields = {
  /** UUIDv7; a ticket's is UUIDv5 of `[workspaceId, host, site, KEY]`, the same for all who meet it. */
  id: idSchema,
  workspaceId: idSchema,
  /** Who may read it: the workspace's id, or a private team's. Never changes. */
  scopeId: idSchema,
  createdAt: instantSchema,
  /** Member id. */
  createdBy: idSchema,
  /** Hidden since; null = shown. */
  archivedAt: z.nullable(instantSchema),
};
