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
const awayCode =
  /^(?:08|53|57P|25006)|^E(?:CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NOTFOUND|AI_AGAIN)$/;
/** What node-pg says without a code. */
const awayWords =
  /^Connection terminated|^timeout (?:exceeded )?when trying to connect|^timeout expired|^Client has encountered a connection error|^server conn crashed/;

export function isAway(error: unknown): boolean {
  const { code, message, errors } = (error ?? {}) as { code?: unknown; message?: unknown; errors?: unknown };
  if (Array.isArray(errors) && errors.some(isAway)) return true;
  return awayCode.test(String(code ?? '')) || awayWords.test(String(message ?? ''));
}

/** PostgreSQL's word for a text that it holds none of: one with U+0000, which JSON may carry. */
const isUnstorable = (error: unknown) => (error as { code?: unknown } | null)?.code === '22021';

export function toResponse(error: unknown): { status: (typeof statuses)[Problem['code']]; problem: Problem } {
  if (error instanceof ProblemError) return { status: statuses[error.problem.code], problem: error.problem };
  if (isUnstorable(error))
    return {
      status: 400,
      problem: { code: 'bad-request', message: 'A text in it cannot be kept.' },
    };
  const message = isAway(error)
    ? 'The database is away. Nothing was lost; try again.'
    : 'Something went wrong here. Nothing was taken in.';
  return { status: 503, problem: { code: 'unavailable', message, retryAfter: 5 } };
}
