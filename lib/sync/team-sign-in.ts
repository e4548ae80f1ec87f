import type { TeamKey } from '../platform/team-keys';
import type { DeviceCode } from '../protocol/account';
import type { InviteView } from '../protocol/team';
import { protocolVersion } from '../protocol/version';
import { isSafeUrl } from './team-address';
import { TeamError, teamApi } from './team-api';

export interface SignInParts {
  fetch: typeof fetch;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Resolves after so many milliseconds, or at once when the signal ends it. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Shows the approval page. */
  open: (url: string) => Promise<void>;
  readKey: (server: string) => Promise<TeamKey | null>;
  writeKey: (server: string, key: TeamKey) => Promise<void>;
}

/** What the person compares and waits for. */
export interface Waiting {
  userCode: string;
  /** The page on which the code is approved. */
  url: string;
  /** Until when the code is good; milliseconds since 1970. */
  until: number;
  /** What the invite leads to. */
  invite: InviteView | null;
}

export type SignInFailure =
  | { why: 'unreachable' | 'not-keyline' | 'old-server' | 'update' | 'bad-invite' }
  | { why: 'denied' | 'expired' | 'cancelled' | 'not-kept' }
  | { why: 'refused'; error: TeamError };
export type SignInEnd =
  | {
      ok: true;
      key: TeamKey;
      /** The workspace that the invite leads to. */
      workspaceId: string | null;
    }
  | { ok: false; failure: SignInFailure };

/** Seconds that are believed of a server: a timer of more than 24 days goes off at once, and a date has an end. */
const longest = { code: 86_400, pause: 600 } as const;

const failed = (failure: SignInFailure): SignInEnd => ({ ok: false, failure });

/**
 * Signs this device in at a server: it is a Keyline server of our version, the person approves a code on its page, and
 * the token is kept. Who is signed in there already only accepts the invite.
 */
export async function signIn(
  { server, invite, device }: { server: string; invite: string | null; device: string },
  parts: SignInParts,
  onWaiting: (waiting: Waiting) => void,
  signal: AbortSignal,
): Promise<SignInEnd> {
  let answered = false;
  const watched: typeof fetch = async (...args) => {
    const response = await parts.fetch(...args);
    answered = true;
    return response;
  };
  const apiFor = (token: string | null) => teamApi({ server, token, fetch: watched, signal });
  const api = apiFor(null);
  let hasLooked = false;
  try {
    const { protocol } = await api.info();
    hasLooked = true;
    if (protocol.min > protocolVersion) return failed({ why: 'update' });
    if (protocol.max < protocolVersion) return failed({ why: 'old-server' });
    const known = await parts.readKey(server);
    if (known) {
      const there = await stillSignedIn(apiFor(known.token), invite);
      if (there) return { ok: true, key: known, workspaceId: there.workspaceId };
    }
    const view = invite === null ? null : await lookAt(api, invite);
    const isOver = invite !== null && view === null;
    const code = await api.deviceCode(device, invite ?? undefined);
    if (!isSafeUrl(code.verificationUriComplete)) return failed({ why: 'not-keyline' });
    const url = code.verificationUriComplete;
    const until = parts.now() + Math.min(code.expiresIn, longest.code) * 1000;
    onWaiting({ userCode: code.userCode, url, until, invite: view });
    await parts.open(url).catch(() => {});
    const end = await poll(api, code, until, parts, signal);
    if (!end.ok) {
      const isRefused = end.failure.why === 'denied' || end.failure.why === 'expired';
      return isOver && isRefused ? failed({ why: 'bad-invite' }) : end;
    }
    if (signal.aborted) {
      // Nobody wants it any more: the server need not keep it in its list either.
      await teamApi({ server, token: end.key.token, fetch: parts.fetch })
        .signOut()
        .catch(() => {});
      return failed({ why: 'cancelled' });
    }
    try {
      await parts.writeKey(server, end.key);
    } catch {
      return failed({ why: 'not-kept' });
    }
    const workspaceId = isOver
      ? await acceptedBefore(apiFor(end.key.token), invite)
      : (view?.workspace?.id ?? null);
    return { ...end, workspaceId };
  } catch (error) {
    if (signal.aborted) return failed({ why: 'cancelled' });
    if (!(error instanceof TeamError)) throw error;
    if (error.code === 'offline')
      return failed({ why: answered && !hasLooked ? 'not-keyline' : 'unreachable' });
    if (error.code === 'update') return failed({ why: 'update' });
    if (!hasLooked) return failed({ why: 'not-keyline' });
    const isInvites = ['not-found', 'expired', 'bad-request', 'forbidden', 'conflict'].includes(error.code);
    return failed(invite !== null && isInvites ? { why: 'bad-invite' } : { why: 'refused', error });
  }
}

/**
 * What an invite leads to; null = it leads nowhere any more. It may be this very person who accepted it in the browser:
 * the approval page knows, so there it goes on.
 */
async function lookAt(api: ReturnType<typeof teamApi>, invite: string): Promise<InviteView | null> {
  try {
    return await api.lookAtInvite(invite);
  } catch (error) {
    if (error instanceof TeamError && error.code === 'expired') return null;
    throw error;
  }
}

/** Where an invite led whom the device stands for by now; null = it was somebody else's. */
async function acceptedBefore(api: ReturnType<typeof teamApi>, invite: string): Promise<string | null> {
  try {
    return (await api.acceptInvite(invite)).workspaceId;
  } catch (error) {
    // They are signed in all the same.
    if (error instanceof TeamError) return null;
    throw error;
  }
}

/** null = the token kept here is no longer good. An invite is accepted on the way. */
async function stillSignedIn(
  api: ReturnType<typeof teamApi>,
  invite: string | null,
): Promise<{ workspaceId: string | null } | null> {
  try {
    if (invite === null) {
      await api.me();
      return { workspaceId: null };
    }
    return await api.acceptInvite(invite);
  } catch (error) {
    if (error instanceof TeamError && error.code === 'unauthorized') return null;
    throw error;
  }
}

/** Asks until the person has decided. A network that is away for a while ends nothing before the code does. */
async function poll(
  api: ReturnType<typeof teamApi>,
  code: DeviceCode,
  until: number,
  { now, wait }: SignInParts,
  signal: AbortSignal,
): Promise<SignInEnd> {
  // Never a busy loop, whatever the server says.
  let pause = Math.max(1, code.interval);
  for (let extra = 0; ; ) {
    await wait(Math.min(pause + extra, longest.pause) * 1000, signal);
    extra = 0;
    if (signal.aborted) return failed({ why: 'cancelled' });
    if (now() >= until) return failed({ why: 'expired' });
    try {
      const { token, user } = await api.deviceToken(code.deviceCode);
      const key = { token, userId: user.id, name: user.name, email: user.email };
      return { ok: true, key, workspaceId: null };
    } catch (error) {
      if (signal.aborted) return failed({ why: 'cancelled' });
      if (!(error instanceof TeamError)) throw error;
      if (error.code === 'slow-down') pause += 5;
      else if (error.code === 'access-denied') return failed({ why: 'denied' });
      else if (error.code === 'expired') return failed({ why: 'expired' });
      else if (error.code === 'too-many-requests' || error.code === 'unavailable')
        extra = error.problem.retryAfter ?? 0;
      else if (error.code !== 'authorization-pending' && error.code !== 'offline')
        return failed({ why: 'refused', error });
    }
  }
}

/** `Chrome on Linux`, as the list of devices shows it. */
export function deviceName(userAgent: string): string {
  const browser = /Firefox\//.test(userAgent)
    ? 'Firefox'
    : /Edg\//.test(userAgent)
      ? 'Edge'
      : /OPR\//.test(userAgent)
        ? 'Opera'
        : /Chrom(?:e|ium)\//.test(userAgent)
          ? 'Chrome'
          : 'Browser';
  const system = [
    [/Windows/, 'Windows'],
    [/CrOS/, 'ChromeOS'],
    [/Android/, 'Android'],
    [/Mac OS X|Macintosh/, 'macOS'],
    [/Linux|X11/, 'Linux'],
  ] as const;
  const name = system.find(([pattern]) => pattern.test(userAgent))?.[1];
  return name ? `${browser} on ${name}` : browser;
}

/** Waits by the clock; ends at once with the signal. */
export const waitFor = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
