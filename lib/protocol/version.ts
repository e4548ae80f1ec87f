/**
 * The wire's version. A change of any schema in this folder wants a higher one: `protocol-version.test.ts` holds the
 * schemas' fingerprint. The server names the range it speaks; a client below it is asked to update and keeps its queue.
 */
export const protocolVersion = 1;
export const protocolRange = { min: 1, max: 1 } as const;
