// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { StoreProvider } from '@/components/store-context';
import { ToastProvider } from '@/components/ui/toast';
import { readTeamKey, writeTeamKey } from '@/lib/platform/team-keys';
import type { Commands, Queries, Store } from '@/lib/store/api';
import type { SyncState } from '@/lib/store/sync-api';
import {
  deviceCode,
  FakeProblem,
  type FakeTeamServer,
  fakeTeamServer,
  serverInfo,
  token,
} from '@/tests/support/fake-team-server';
import { render, type Screen } from '@/tests/support/render';
import { seededStore } from '@/tests/support/seeded-store';
import { TeamPage } from '../team-page';

const server = 'https://keyline.example';
const key = { token: 'a-token', userId: 'user-ada', name: 'Ada', email: 'ada@acme.example' };
const theirs = '0192d3a4-0000-7000-8000-0000000000aa';
const ada = { id: key.userId, name: key.name, email: key.email };

let screen: Screen;
let fake: FakeTeamServer;
let opened: string[];
/** Commands of the team that a screen has run. */
let ran: [string, unknown][];

beforeEach(async () => {
  globalThis.location.hash = '#/team';
  opened = [];
  ran = [];
  fake = fakeTeamServer({
    'GET /v1/server': serverInfo,
    'POST /v1/device/code': { ...deviceCode, interval: 0.01 },
    'POST /v1/device/token': token,
    'GET /v1/me': { user: ada, workspaces: [] },
    'GET /v1/devices': { devices: [] },
  });
  vi.stubGlobal('fetch', fake.fetch);
  vi.spyOn(browser.tabs, 'create').mockImplementation((async (made: { url?: string }) => {
    opened.push(made.url ?? '');
  }) as never);
  await writeTeamKey(server, null);
});
afterEach(async () => {
  await screen.unmount();
  vi.unstubAllGlobals();
});

const says = (text: string) => screen.until(() => screen.root.textContent?.includes(text));
const press = async (name: string) => screen.click(await screen.until(() => screen.button(name)));
const find = <T extends Element = HTMLElement>(selector: string) =>
  screen.until(() => screen.root.querySelector<T>(selector));
const called = (call: string) => screen.until(() => fake.asked.includes(call));
const alert = async (words: string) =>
  screen.until(() => screen.root.querySelector('[role="alert"]')?.textContent?.includes(words));

interface Made {
  /** Workspaces as they are connected; what is not named is as in a healthy one. */
  connected?: Partial<SyncState>[];
  rejected?: Queries['sync']['value']['rejected'];
  copies?: Queries['copyPreview']['value']['objectives'];
}

/** The real store, but for what the connection does: that is noted. */
async function show({ connected = [], rejected = [], copies = [] }: Made = {}) {
  const seeded = await seededStore();
  const boot = await seeded.store.read('boot', {});
  const id = boot.workspace?.id ?? '';
  const healthy: SyncState = {
    workspaceId: id,
    name: 'Acme',
    server,
    userId: key.userId,
    role: 'owner',
    waiting: 0,
    bootstrap: null,
    problem: null,
    syncedAt: Date.now(),
  };
  const answers: Partial<{ [K in keyof Queries]: unknown }> = {
    sync: { workspaces: connected.map((each) => ({ ...healthy, ...each })), rejected },
    uploadPreview: { counts: { objective: 1, cycle: 1 }, isSample: false },
    copyPreview: { objectives: copies },
  };
  const values: Partial<{ [K in keyof Commands]: unknown }> = {
    connectWorkspace: null,
    disconnectWorkspace: { waiting: 2 },
    becomeMember: { memberId: theirs },
    copyInto: { objectives: 1, keyResults: 2 },
    redoRejected: null,
    dismissRejected: null,
  };
  const store = {
    ...seeded.store,
    read: async (name: keyof Queries, args: never) => answers[name] ?? seeded.store.read(name, args),
    run: async (name: keyof Commands, args: never) => {
      if (!(name in values)) return seeded.store.run(name, args);
      ran.push([name, args]);
      return { ok: true, value: values[name] };
    },
  } as Store;
  screen = await render(
    <StoreProvider store={store}>
      <ToastProvider closeLabel="Close">
        <TeamPage />
      </ToastProvider>
    </StoreProvider>,
  );
  await screen.until(() => screen.root.querySelector('.team-connect'));
  return { ...seeded, id, me: boot.me?.id ?? '' };
}
const field = () => screen.root.querySelector('.team-connect input');
async function connect(address: string) {
  await screen.type(field(), address);
  await press('Connect');
}

test('a server: the code is shown, approved, and a workspace shared once its contents are known', async () => {
  fake.answer('POST /v1/device/token', new FakeProblem(400, 'authorization-pending'));
  fake.answer('POST /v1/workspaces', { ok: true });
  const { id, me } = await show();
  await connect('keyline.example');
  await says('WDJB-MJHT');
  await says('Waiting for approval…');
  expect(opened).toEqual([deviceCode.verificationUriComplete]);
  await press('Open the page again');
  expect(opened.length).toBe(2);
  fake.answer('POST /v1/device/token', token);
  await says('Workspaces to connect');
  expect(await readTeamKey(server)).toEqual(key);
  await screen.until(
    () => document.activeElement?.getAttribute('aria-label') === 'Share as a new workspace: Acme',
  );
  await press('Share as a new workspace: Acme');
  await says('This would be sent to keyline.example');
  expect(screen.root.querySelector('.team-counts')?.textContent).toBe('Cycles1Objectives1');
  expect(ran).toEqual([]);
  await press('Share Acme');
  await called('POST /v1/workspaces');
  expect(fake.bodies.get('POST /v1/workspaces')).toEqual({ id, name: 'Acme', memberId: me });
  await screen.until(() => ran.length > 0);
  expect(ran).toEqual([
    [
      'connectWorkspace',
      { workspaceId: id, server, userId: key.userId, memberId: me, mode: 'upload', name: 'Acme' },
    ],
  ]);
}, 15_000);

test('cancelled: the field is there again, with the focus and what was typed', async () => {
  fake.answer('POST /v1/device/token', new FakeProblem(400, 'authorization-pending'));
  await show();
  await connect('keyline.example');
  await says('WDJB-MJHT');
  await press('Cancel');
  await screen.until(() => document.activeElement === field());
  expect((field() as HTMLInputElement).value).toBe('keyline.example');
  expect(await readTeamKey(server)).toBeNull();
});

test.each([
  ['', 'Type the address'],
  ['http://keyline.example', 'Only https:// is taken'],
  ['https://keyline.example/invite/x', 'not whole'],
])('%s is refused in place, and nobody is asked', async (typed, words) => {
  await show();
  await connect(typed);
  await says(words);
  expect(field()?.getAttribute('aria-invalid')).toBe('true');
  expect(fake.asked).toEqual([]);
});

test('nobody there, and no Keyline there, are said apart', async () => {
  await show();
  fake.answer('GET /v1/server', 'offline');
  await connect('keyline.example');
  await alert('could not be reached');
  fake.answer('GET /v1/server', new Response('<h1>Hello</h1>'));
  await press('Connect');
  await alert('There is no Keyline server at keyline.example');
});

test('a link handed on stands in the field and leaves the address', async () => {
  const link = `${server}/invite/k3Yl1n3-InviteCode_0123456789`;
  globalThis.location.hash = `#/team?join=${encodeURIComponent(link)}`;
  await show();
  expect((field() as HTMLInputElement).value).toBe(link);
  expect(globalThis.location.href).not.toContain('invite');
  expect(fake.asked).toEqual([]);
});

test('a workspace of the server is joined; one that is here too is merged, as who I am in it', async () => {
  await writeTeamKey(server, key);
  const { id, me } = await show();
  const workspaces = [
    { id: theirs, name: 'Theirs', role: 'member', memberId: null, records: 1204 },
    { id, name: 'Acme', role: 'owner', memberId: null, records: 12 },
  ];
  fake.answer('GET /v1/me', { user: ada, workspaces });
  fake.answer(`POST /v1/w/${id}/claim`, { ok: true });
  globalThis.dispatchEvent(new Event('focus'));
  await says('Member · records: 1,204');
  await press('Join Theirs');
  await screen.until(() => ran.length === 1);
  expect(ran[0]?.[1]).toMatchObject({ workspaceId: theirs, mode: 'join', memberId: null, name: 'Theirs' });
  await press('Merge with your copy: Acme');
  await screen.until(() => ran.length === 2);
  expect(fake.bodies.get(`POST /v1/w/${id}/claim`)).toEqual({ memberId: me });
  expect(ran[1]?.[1]).toMatchObject({ workspaceId: id, mode: 'upload', memberId: me });
});

/** A connected workspace, and what its server tells of it. */
async function showConnected(memberId: string | null, role = 'owner', made: Made = { connected: [{}] }) {
  await writeTeamKey(server, key);
  const shown = await show(made);
  const { id } = shown;
  fake.answer('GET /v1/me', {
    user: ada,
    workspaces: [{ id, name: 'Acme', role, memberId: memberId ?? null, records: 12 }],
  });
  const member = (userId: string, name: string, as: string) => ({
    userId,
    name,
    email: `${name.toLowerCase()}@acme.example`,
    role: as,
    memberId: null,
    joinedAt: 1,
    clientIds: [],
  });
  fake.answer(`GET /v1/w/${id}/members`, {
    members: [member(key.userId, 'Ada', role), member('user-maya', 'Maya', 'member')],
  });
  fake.answer(`GET /v1/w/${id}/invites`, { invites: [] });
  fake.answer(`GET /v1/w/${id}/audit`, { entries: [], before: null });
  globalThis.dispatchEvent(new Event('focus'));
  return shown;
}
async function choose(select: HTMLSelectElement, value: string) {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

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
  await alert('Somebody else has said to be that person');
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
  await alert('no email address');
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
  await says('Changes that wait to be sent: 2');
  await press('Disconnect this device');
  await says('Changes that are then never sent: 2');
  await screen.click((await find('.team-confirm')).querySelector('button'));
  await says('A copy stays on this device. Changes not sent: 2.');
  expect(ran).toEqual([['disconnectWorkspace', { workspaceId: id }]]);
});

test('a token that has ended: said, with the way back; then syncing goes on', async () => {
  await writeTeamKey(server, key);
  fake.answer('GET /v1/me', new FakeProblem(401, 'unauthorized'));
  const { id } = await show({ connected: [{ problem: 'signed-out', waiting: 3 }] });
  await alert('changes that wait to be sent: 3');
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
  await press('Go on as ada@acme.example');
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
  const made = { connected: [{ workspaceId: theirs }], copies };
  await writeTeamKey(server, key);
  const { CopyMine } = await import('./copy-mine');
  await show(made);
  await screen.unmount();
  const { store } = await seededStore();
  const read = async (name: keyof Queries, args: never) =>
    name === 'copyPreview' ? { objectives: copies } : store.read(name, args);
  const run = async (name: string, args: unknown) => {
    ran.push([name, args]);
    return { ok: true, value: { objectives: 1, keyResults: 2 } };
  };
  screen = await render(
    <StoreProvider store={{ ...store, read, run } as Store}>
      <ToastProvider closeLabel="Close">
        <CopyMine to={theirs} server={server} sources={[{ id: 'mine', name: 'Mine' } as never]} />
      </ToastProvider>
    </StoreProvider>,
  );
  await press('Choose objectives');
  await says('one of this title is there already');
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
  expect(screen.button('Do again: Gone')).toBeUndefined();
  await press('Do again: Grow');
  await press('Dismiss: Gone');
  await screen.until(() => ran.length === 2);
  expect(ran).toEqual([
    ['redoRejected', { workspaceId: theirs, mid: 4 }],
    ['dismissRejected', { workspaceId: theirs, mid: 5 }],
  ]);
});
