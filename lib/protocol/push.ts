import * as z from 'zod/mini';
import { clientIdSchema, limits, mutationSchema, rejectionCodeSchema } from './mutation';

/** `POST /v1/w/:ws/push`. A `mid` up to the last known one is ignored; a gap answers 409. */
export const pushRequestSchema = z.object({
  client: clientIdSchema,
  /** The client's protocol version. */
  schema: z.int().check(z.gte(1)),
  /** The last `mid` that it was told was taken in: a server that has fewer was restored, and answers `client-reset`. */
  last: z.optional(z.int().check(z.gte(0))),
  mutations: z.array(mutationSchema).check(z.minLength(1), z.maxLength(limits.mutations)),
});
export type PushRequest = z.infer<typeof pushRequestSchema>;

export const rejectedSchema = z.object({
  mid: z.int(),
  code: rejectionCodeSchema,
  /** For people who look into it; screens say it by the code. */
  message: z.string(),
});

export const pushAnswerSchema = z.object({
  /** The last `mid` that was taken in, refused ones too: the client's queue up to it is done. */
  last: z.int(),
  /** The workspace's counter after it. */
  seq: z.int(),
  rejected: z.array(rejectedSchema),
  /** Milliseconds since 1970. */
  serverTime: z.int(),
});
export type PushAnswer = z.infer<typeof pushAnswerSchema>;
