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
      'conflict', // 409: it is there already, or the last owner would go
      'authorization-pending', // 400: the device's code waits for its person
      'slow-down', // 400: asked too often
      'access-denied', // 400: the person refused the device
      'expired', // 400: the code is too old, was used, or never was
      'unavailable',
    ]),
    message: z.string(),
    last: z.optional(z.int()),
    min: z.optional(z.int()),
    /** Seconds to wait, with `too-many-requests` and `unavailable`. */
    retryAfter: z.optional(z.int()),
  }),
});
export type Problem = z.infer<typeof problemSchema>['error'];
