import { describe, expect, it } from 'vitest';
import { hostListings, hostPages } from '@/lib/hosts';
import { toContent, toWorker } from '@/lib/messages/runtime';
import { metrics } from '@/lib/okr/metrics';
import { read, sources } from './source';

const readme = read('README.md');

describe('what is registered is documented', () => {
  it.each(hostListings.map((host) => host.name))('host %s is in the README', (name) =>
    expect(readme).toContain(name),
  );
  it.each(Object.keys(metrics))('metric %s is in the README', (type) =>
    expect(readme).toContain(`\`${type}\``),
  );
});

describe('what is written is registered', () => {
  const folders = (pattern: RegExp) =>
    [...new Set(sources.map(({ path }) => pattern.exec(path)?.[1]))]
      .filter((name) => name !== undefined)
      .sort();

  it('every host folder', () => {
    expect(folders(/^lib\/hosts\/([a-z-]+)\/page\.ts$/)).toEqual(hostPages.map((host) => host.id).sort());
  });

  it('every metric file', () => {
    const files = folders(/^lib\/okr\/metrics\/([a-z-]+)\.ts$/).filter(
      (name) => name !== 'index' && name !== 'types',
    );
    expect(files).toEqual(Object.keys(metrics).sort());
  });
});

describe('messages', () => {
  it.each(Object.entries(toWorker))('%s has a sender, a schema and an answer', (name, message) => {
    expect(['content', 'page']).toContain(message.from);
    expect(message.schema.safeParse({ type: `not-${name}` }).success).toBe(false);
    expect(message.answer).toBeDefined();
  });
  it.each(Object.entries(toContent))('%s has a schema', (name, message) => {
    expect(message.schema.safeParse({ type: `not-${name}` }).success).toBe(false);
  });
});
