import * as z from 'zod/mini';

/** Every answer that is no success. */
export const problemSchema = z.object({
  error: z.object({
    code: z.enum([
      'bad-request',
      'unauthorized',
      'forbidden',
      'not-found',
      'gap', // 409: mutations are missing before these; `last` says where to go on
      'client-reset', // 409: the server knows fewer than were sent: take a new client id
      'client-owner', // 409: the client id is another person's
      'epoch', // 410: the workspace was restored: bootstrap anew
      'too-large',
      'update', // 426: this client is too old
      'too-many-requests',
      'unavailable',
    ]),
    message: z.string(),
    last: z.optional(z.int()),
    min: z.optional(z.int()),
  }),
});
export type Problem = z.infer<typeof problemSchema>['error'];
