// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { readTeamKey, writeTeamKey } from '@/lib/platform/team-keys';
import type { Queries, Store } from '@/lib/store/api';
import { FakeProblem, token } from '@/tests/support/fake-team-server';
import { seededStore } from '@/tests/support/seeded-store';
import {
  ada,
  alert,
  called,
  choose,
  draw,
  fake,
  find,
  key,
  press,
  ran,
  says,
  screen,
  server,
  show,
  showConnected,
  theirs,
} from '@/tests/support/team-screen';
import { CopyMine } from './copy-mine';

test('who are you: somebody named already, claimed at the server first', async () => {
  const { id, run, store } = await showConnected(null);
  const { memberId } = await run('createMember', { name: 'A. Lovelace', email: 'Ada@acme.example' });
  await run('createMember', { name: 'Bob' });
  await says('Who are you?');
  await screen.until(() => screen.root.querySelector<HTMLInputElement>('.team-choice input'));
  await says('A. Lovelace');
  const boot = await store.read('boot', {});
  expect(boot.members.length).toBe(3);
  const radios = [...screen.root.querySelectorAll<HTMLInputElement>('.team-choice input')];
  await screen.click(radios[0]);
  fake.answer(`POST /v1/w/${id}/claim`, new FakeProblem(409, 'conflict'));
  await press('That is me');
  await alert('Somebody else has joined as that person');
  expect(ran).toEqual([]);
  fake.answer(`POST /v1/w/${id}/claim`, { ok: true });
  await press('That is me');
  await screen.until(() => ran.length > 0);
  expect(fake.bodies.get(`POST /v1/w/${id}/claim`)).toEqual({ memberId });
  expect(ran).toEqual([['becomeMember', { workspaceId: id, memberId, name: 'A. Lovelace' }]]);
});

test('a role is changed and changed back; the last owner stays, in words', async () => {
  const { id } = await showConnected(theirs);
  const path = `PATCH /v1/w/${id}/members/user-maya`;
  fake.answer(path, { ok: true });
  const select = await find<HTMLSelectElement>('select[aria-label="Role of Maya"]');
  await choose(select, 'admin');
  await says('Maya is now: Admin');
  expect(fake.bodies.get(path)).toEqual({ role: 'admin' });
  await press('Undo');
  await screen.until(() => (fake.bodies.get(path) as { role: string }).role === 'member');
  fake.answer(`PATCH /v1/w/${id}/members/${key.userId}`, new FakeProblem(409, 'conflict'));
  await choose(await find<HTMLSelectElement>('select[aria-label="Role of Ada"]'), 'member');
  await alert('keeps at least one owner');
});

test('removing wants a second press; the focus stays in the part', async () => {
  const { id } = await showConnected(theirs);
  fake.answer(`DELETE /v1/w/${id}/members/user-maya`, () => {
    fake.answer(`GET /v1/w/${id}/members`, { members: [] });
    return { ok: true };
  });
  await press('Remove Maya');
  expect(fake.asked.some((call) => call.startsWith('DELETE'))).toBe(false);
  await says('They lose access at once');
  await screen.press(await find('.team-confirm'), 'Escape');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove Maya');
  await press('Remove Maya');
  await screen.click((await find('.team-confirm')).querySelector('button'));
  await called(`DELETE /v1/w/${id}/members/user-maya`);
  // Her row goes, and with it the button.
  await screen.until(() => !screen.button('Remove Maya'));
  await screen.until(() => document.activeElement?.textContent === 'Members');
});

test('an invite: link shown, copied, listed, revoked', async () => {
  const { id } = await showConnected(theirs);
  const copied: string[] = [];
  vi.stubGlobal('navigator', {
    ...globalThis.navigator,
    userAgent: 'x',
    language: 'en',
    clipboard: { writeText: async (text: string) => void copied.push(text) },
  });
  const url = `${server}/invite/k3Yl1n3-InviteCode_0123456789`;
  const expiresAt = Date.now() + 86_400_000;
  fake.answer(`POST /v1/w/${id}/invites`, { id: 'i1', url, expiresAt });
  fake.answer(`DELETE /v1/w/${id}/invites/i1`, { ok: true });
  await screen.type(await find('input[type="email"]'), 'not an address');
  await press('Create invite link');
  await alert('not an email address');
  await screen.type(await find('input[type="email"]'), 'bob@acme.example');
  fake.answer(`GET /v1/w/${id}/invites`, {
    invites: [{ id: 'i1', role: 'member', email: 'bob@acme.example', createdAt: 1, expiresAt }],
  });
  await press('Create invite link');
  await press('Copy link');
  await says('Invite link copied');
  expect(copied).toEqual([url]);
  expect(fake.bodies.get(`POST /v1/w/${id}/invites`)).toEqual({ role: 'member', email: 'bob@acme.example' });
  await press('Revoke invite: bob@acme.example');
  await screen.click((await find('.team-confirm')).querySelector('button'));
  await called(`DELETE /v1/w/${id}/invites/i1`);
  await says('The invite is revoked');
});

test('a member sees no invites, no audit, no roles to give', async () => {
  await showConnected(theirs, 'member');
  await says('Maya');
  expect(screen.root.querySelector('.team-role')).toBeNull();
  expect(screen.root.textContent).not.toContain('Create invite link');
  expect(fake.asked.some((call) => /audit|invites/.test(call))).toBe(false);
});

test('disconnecting says what waits and keeps a copy', async () => {
  const { id } = await showConnected(theirs, 'member', { connected: [{ waiting: 2 }] });
  await says('Changes waiting to be sent: 2');
  await press('Disconnect this device');
  await says('Changes that will never be sent: 2');
  await screen.click((await find('.team-confirm')).querySelector('button'));
  await says('A copy stays on this device. Changes not sent: 2.');
  expect(ran).toEqual([['disconnectWorkspace', { workspaceId: id }]]);
});

test('a token that has ended: said, with the way back; then syncing goes on', async () => {
  await writeTeamKey(server, key);
  fake.answer('GET /v1/me', new FakeProblem(401, 'unauthorized'));
  const { id } = await show({ connected: [{ problem: 'signed-out', waiting: 3 }] });
  await alert('changes waiting to be sent: 3');
  fake.answer('POST /v1/device/token', () => {
    fake.answer('GET /v1/me', { user: ada, workspaces: [] });
    return token;
  });
  await press('Sign in again');
  await screen.until(() => ran.length > 0);
  expect(ran[0]?.[1]).toMatchObject({ workspaceId: id, userId: key.userId, mode: 'join' });
});

test('signing out while the server is away: this device forgets its token all the same', async () => {
  await writeTeamKey(server, key);
  await show();
  fake.answer('POST /v1/sign-out', 'offline');
  await press('Sign out on this device');
  await screen.click((await find('.team-confirm')).querySelector('button'));
  await says('could not be told');
  expect(await readTeamKey(server)).toBeNull();
});

test('another person is signed in now: nothing is done in their name unasked', async () => {
  await showConnected(theirs, 'member', { connected: [{ userId: 'user-before', problem: 'signed-out' }] });
  await says('Signed in as somebody else');
  expect(ran).toEqual([]);
  await press('Continue as ada@acme.example');
  await screen.click((await find('.team-confirm')).querySelector('button'));
  await screen.until(() => ran.length > 0);
  expect(ran[0]?.[1]).toMatchObject({ userId: key.userId, mode: 'upload' });
});

test('objectives of one’s own: twins and those copied before stay unchecked', async () => {
  const copy = (id: string, title: string, more: object = {}) => ({
    id,
    title,
    cycle: 'Q4',
    keyResults: 2,
    copied: false,
    twin: null,
    ...more,
  });
  const copies = [
    copy('o1', 'Enhance shopping'),
    copy('o2', 'Grow', { twin: { id: 'x', title: 'Grow' } }),
    copy('o3', 'Old', { copied: true }),
  ];
  const { store } = await seededStore();
  const read = async (name: keyof Queries, args: never) =>
    name === 'copyPreview' ? { objectives: copies } : store.read(name, args);
  const run = async (name: string, args: unknown) => {
    ran.push([name, args]);
    return { ok: true, value: { objectives: 1, keyResults: 2 } };
  };
  await draw(<CopyMine to={theirs} server={server} sources={[{ id: 'mine', name: 'Mine' } as never]} />, {
    ...store,
    read,
    run,
  } as Store);
  await press('Choose objectives');
  await says('one with this title is already there');
  const boxes = [...screen.root.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  expect(boxes.map(({ checked }) => checked)).toEqual([true, false, false]);
  await press('Copy (1)');
  await says('Copied. Objectives: 1. Key results: 2.');
  expect(ran).toEqual([['copyInto', { from: 'mine', to: theirs, objectiveIds: ['o1'] }]]);
});

test('what was refused: done again, or put away', async () => {
  const refused = {
    workspaceId: theirs,
    mid: 4,
    at: 1,
    code: 'forbidden',
    kind: 'objective',
    recordId: theirs,
    title: 'Grow',
    op: 'patch',
  } as const;
  await show({ rejected: [refused, { ...refused, mid: 5, code: 'gone', title: 'Gone' }] });
  await says('Your role does not allow it');
  expect(screen.button('Do it again: Gone')).toBeUndefined();
  await press('Do it again: Grow');
  await press('Dismiss: Gone');
  await screen.until(() => ran.length === 2);
  expect(ran).toEqual([
    ['redoRejected', { workspaceId: theirs, mid: 4 }],
    ['dismissRejected', { workspaceId: theirs, mid: 5 }],
  ]);
});
