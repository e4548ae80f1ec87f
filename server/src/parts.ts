import type { Config } from './config';
import type { Db } from './db/open';
import type { Auth } from './identity/auth';
import type { DeviceFlow } from './identity/device-flow';
import type { Devices } from './identity/devices';

/** Everything a request may use; made once by `main.ts`, by hand in tests. */
export interface Parts {
  db: Db;
  config: Config;
  /** Milliseconds since 1970. */
  now: () => number;
  log: Log;
  identity: Identity;
  fanOut: FanOut;
  metrics: Metrics;
}

/** One line of JSON each; never a token, a code, a password or a title. */
export interface Log {
  info: (what: string, more?: Record<string, unknown>) => void;
  warn: (what: string, more?: Record<string, unknown>) => void;
  error: (what: string, more?: Record<string, unknown>) => void;
}

export interface SignedIn {
  userId: string;
  deviceId: string;
}

export interface Identity {
  /** Whose bearer token it is; null = nobody's, ended or revoked. Kept for up to a minute. */
  whoIs: (token: string) => Promise<SignedIn | null>;
  /** For the sign-in pages alone. */
  auth: Auth;
  devices: Devices;
  deviceFlow: DeviceFlow;
  /** All devices of a person, and the sessions of the sign-in pages. */
  endEverything: (userId: string) => Promise<void>;
}

/** Tells other nodes and open event streams that a workspace has something new. */
export interface FanOut {
  publish: (poke: { ws: string; seq: number }) => void;
  /** Pokes of this node and all others; gives what ends it. */
  subscribe: (listener: (poke: { ws: string; seq: number }) => void) => () => void;
  close: () => Promise<void>;
}

export interface Metrics {
  /** A request that was answered; `route` is its pattern, `seconds` how long it took. */
  answered: (route: string, method: string, status: number, seconds: number) => void;
  pushed: (accepted: number, rejected: number) => void;
  pulled: (changes: number) => void;
  /** Open event streams, by one more or fewer. */
  streams: (by: 1 | -1) => void;
  /** Prometheus' text format. */
  text: () => Promise<string>;
}
