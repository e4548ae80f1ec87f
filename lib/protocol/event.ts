import * as z from 'zod/mini';
import { uuidSchema } from './mutation';

/**
 * `GET /v1/events`: server-sent events for all workspaces of the person, by `fetch`, so that the bearer header goes
 * along. A poke is a hint to pull and nothing else; one `hello` at the start, a `ping` every 20 seconds.
 */
export const pokeSchema = z.object({ ws: uuidSchema, seq: z.int().check(z.gte(0)) });
export type Poke = z.infer<typeof pokeSchema>;
export const pingEvery = 20_000;
