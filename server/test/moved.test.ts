import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { acceptInvite, createInvite } from '../src/identity/invites';
import { type RealApp, realApp } from './real-app';
import { makeWorkspace } from './workspace';

let real: RealApp;
const tokens = new Map<string, string>();
beforeAll(async () => {
  real = await realApp();
  for (const who of ['boss', 'ann', 'bob']) tokens.set(who, await real.signUp(who));
});
afterAll(() => real.close());

const ask = async (who: string, method: string, path: string, body?: unknown) => {
  const answer = await real.app.request(path, {
    method,
    headers: {
      authorization: `Bearer ${tokens.get(who)}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
  return answer;
};

/** A person's stream: all it has told so far, and whether it stands. */
async function listen(who: string, token = tokens.get(who)) {
  const answer = await real.app.request('/v1/events', { headers: { authorization: `Bearer ${token}` } });
  const heard = { text: '', isOpen: true, cancel: () => reader.cancel() };
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  void (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      heard.text += new TextDecoder().decode(value);
    }
    heard.isOpen = false;
  })();
  await vi.waitFor(() => expect(heard.text).toContain('hello'));
  heard.text = '';
  return heard;
}

it('whoever is in a workspace hears at once that somebody came, changed or left', async () => {
  const ws = await makeWorkspace(real.db, { boss: 'owner', ann: 'member' });
  const ann = await listen('ann');
  const told = `{"ws":"${ws}","seq":0}`;
  const after = async (change: () => Promise<unknown>) => {
    ann.text = '';
    await change();
    await vi.waitFor(() => expect(ann.text).toContain(told), 1000);
  };
  await after(() => ask('boss', 'PATCH', `/v1/w/${ws}/members/ann`, { role: 'viewer' }));
  await after(() => ask('ann', 'POST', `/v1/w/${ws}/claim`, { memberId: v7() }));
  const boss = { workspaceId: ws, userId: 'boss' };
  const { url } = await createInvite(real.parts, boss, { role: 'member' });
  const code = url.split('/').at(-1) ?? '';
  const bob = { id: 'bob', email: 'bob@acme.example' };
  await after(() => acceptInvite(real.parts, bob, code));
  // Said again it is no news.
  ann.text = '';
  await acceptInvite(real.parts, bob, code);
  await after(() => ask('boss', 'DELETE', `/v1/w/${ws}/members/bob`));
  expect(ann.text.split(told)).toHaveLength(2);
  await after(() => ask('boss', 'DELETE', `/v1/w/${ws}/members/ann`));
  expect(ann.isOpen).toBe(true);
  await ann.cancel();
});

it('a device that is signed out hears nothing more, and another of its person does', async () => {
  await makeWorkspace(real.db, { ann: 'member' });
  const old = await real.parts.identity.devices.add('ann', 'another');
  const [first, second] = [await listen('ann'), await listen('ann', old)];
  const all = await real.parts.identity.devices.list('ann', '');
  const other = all.find(({ name }) => name === 'another')?.id;
  await ask('ann', 'DELETE', `/v1/devices/${other}`);
  await vi.waitFor(() => expect(second.isOpen).toBe(false), 1000);
  expect(first.isOpen).toBe(true);
  await real.parts.identity.endEverything('ann');
  await vi.waitFor(() => expect(first.isOpen).toBe(false), 1000);
});
