import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { protocolRange, protocolVersion } from '@/lib/protocol/version';

/**
 * What the wire looks like, by version. Where this test fails the wire has changed: raise `protocolVersion` and add a
 * line; before the first release the line may be written anew, since nobody speaks it yet.
 */
const fingerprints: Record<number, string> = {
  1: '28321685147ebc9a',
};

const modules = import.meta.glob<Record<string, unknown>>('../../lib/protocol/*.ts', { eager: true });

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const [file, module] of Object.entries(modules).sort(([a], [b]) => (a < b ? -1 : 1)))
    for (const [name, value] of Object.entries(module).sort(([a], [b]) => (a < b ? -1 : 1)))
      if (name.endsWith('Schema')) {
        const schema = z.toJSONSchema(value as z.ZodMiniType, { unrepresentable: 'any', io: 'input' });
        hash.update(`${file} ${name} ${JSON.stringify(schema)}\n`);
      }
  return hash.digest('hex').slice(0, 16);
}

it('the wire changes with its version only', () => {
  expect(protocolRange.max).toBe(protocolVersion);
  expect(fingerprint()).toBe(fingerprints[protocolVersion]);
});
