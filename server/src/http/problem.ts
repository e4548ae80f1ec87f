import type { Problem } from '@/lib/protocol/problem';

/** A refusal as a whole, in the answer's own words. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(code: Problem['code'], message: string, more: Partial<Problem> = {}) {
    super(message);
    this.name = 'ProblemError';
    this.problem = { code, message, ...more };
  }
}

const statuses = {
  'bad-request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  gap: 409,
  'client-reset': 409,
  'client-owner': 409,
  epoch: 410,
  'too-large': 413,
  update: 426,
  'too-many-requests': 429,
  conflict: 409,
  'authorization-pending': 400,
  'slow-down': 400,
  'access-denied': 400,
  expired: 400,
  unavailable: 503,
} as const satisfies Record<Problem['code'], number>;

/** A database that is away is no bug of ours: the client waits and tries again. */
const away = /^(?:08|53|57P)|^E(?:CONNREFUSED|CONNRESET|PIPE)$/;

export function toResponse(error: unknown): { status: (typeof statuses)[Problem['code']]; problem: Problem } {
  const problem =
    error instanceof ProblemError
      ? error.problem
      : isAway(error)
        ? { code: 'unavailable' as const, message: 'The database is away. Nothing was lost; try again.' }
        : { code: 'unavailable' as const, message: 'Something went wrong here. Nothing was taken in.' };
  return { status: statuses[problem.code], problem };
}

const isAway = (error: unknown) => away.test(String((error as { code?: unknown } | null)?.code ?? ''));
