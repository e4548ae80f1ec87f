import { type Config, defaults } from '../src/config';
import type { Db } from '../src/db/open';
import type { Gate } from '../src/http/mount';
import type { Identity, Parts } from '../src/parts';
import { noon } from './workspace';

export const testConfig: Config = {
  ...defaults,
  origin: 'http://127.0.0.1:4400',
  secret: 'a secret of tests, forty characters long',
  version: '0.0.0',
  singleSignOn: null,
  web: null,
};

type Some = Partial<Omit<Parts, 'identity'>> & { identity?: Partial<Identity> };

/** Parts over a real database; what a test does not name is quiet. */
export function testParts(db: Db, { identity, ...more }: Some = {}): Parts {
  return {
    db,
    config: testConfig,
    now: () => noon,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    identity: { whoIs: async () => null, ...identity } as Identity,
    fanOut: { publish: () => {}, subscribe: () => () => {}, close: async () => {} },
    metrics: {
      answered: () => {},
      pushed: () => {},
      pulled: () => {},
      streams: () => {},
      text: async () => '',
    },
    ...more,
  };
}

export const openGate: Gate = { limit: async () => {}, from: () => '127.0.0.1' };
