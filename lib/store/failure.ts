import type { MessageKey } from '../platform/strings';
import type { Failure } from './api';

/** Thrown inside a command to take its transaction back; comes out of `run` as a value. */
export class Refusal extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
    this.name = 'Refusal';
  }
}

/** `substitutions` may be hostile text: it is shown as text. */
export function refuse(code: Failure['code'], message: MessageKey, ...substitutions: string[]): Refusal {
  return new Refusal({ code, message, ...(substitutions.length > 0 && { substitutions }) });
}

/**
 * What went wrong with the database, in a person's words; null = not the database's doing, a bug.
 * Chromium tells a blocked IndexedDB ("The user denied permission…") and a broken one ("Internal error opening backing
 * store…") apart only by the message of an UnknownError.
 */
export function toFailure(error: unknown): Failure | null {
  if (error instanceof Refusal) return error.failure;
  const { name, message } = errorText(error);
  switch (name) {
    case 'QuotaExceededError':
      return { code: 'quota', message: 'failQuota' };
    case 'VersionError':
      return { code: 'newer-schema', message: 'failNewerSchema' };
    case 'SecurityError':
      return { code: 'storage-denied', message: 'failStorageDenied' };
    case 'UnknownError':
      if (/denied|permission/i.test(message)) return { code: 'storage-denied', message: 'failStorageDenied' };
      if (/quota|disk|space/i.test(message)) return { code: 'quota', message: 'failQuota' };
      return { code: 'storage-corrupt', message: 'failStorageCorrupt' };
    case 'NotFoundError':
    case 'NotReadableError':
    case 'DataError':
      return { code: 'storage-corrupt', message: 'failStorageCorrupt' };
    case 'AbortError':
    case 'InvalidStateError':
    case 'TimeoutError':
      return { code: 'aborted', message: 'failAborted' };
    default:
      return null;
  }
}

/** The page's connection was closed: by an upgrade, or by the browser. A new one may work. */
export function isClosedConnection(error: unknown): boolean {
  return errorText(error).name === 'InvalidStateError';
}

function errorText(error: unknown): { name: string; message: string } {
  if (typeof error !== 'object' || error === null) return { name: '', message: '' };
  const { name, message } = error as { name?: unknown; message?: unknown };
  return { name: String(name ?? ''), message: String(message ?? '') };
}
