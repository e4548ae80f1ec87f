/** Options → Team as unit tests see it: over a store, before a made-up server. */
import { type ReactNode, useRef } from 'react';
import { afterEach, beforeEach, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { TeamPage } from '@/components/options/team-page';
import { useKeepFocus } from '@/components/options/use-keep-focus';
import { StoreProvider } from '@/components/store-context';
import { ToastProvider } from '@/components/ui/toast';
import { writeTeamKey } from '@/lib/platform/team-keys';
import type { Commands, Queries, Store } from '@/lib/store/api';
import type { SyncState } from '@/lib/store/sync-api';
import { deviceCode, type FakeTeamServer, fakeTeamServer, serverInfo, token } from './fake-team-server';
import { render, type Screen } from './render';
import { seededStore } from './seeded-store';

export const server = 'https://keyline.example';
export const key = { token: 'a-token', userId: 'user-ada', name: 'Ada', email: 'ada@acme.example' };
export const theirs = '0192d3a4-0000-7000-8000-0000000000aa';
export const ada = { id: key.userId, name: key.name, email: key.email };

export let screen: Screen;
export let fake: FakeTeamServer;
export let opened: string[];
/** Commands of the team that a screen has run. */
export let ran: [string, unknown][];

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

export const says = (text: string) => screen.until(() => screen.root.textContent?.includes(text));
export const press = async (name: string) => screen.click(await screen.until(() => screen.button(name)));
export const find = <T extends Element = HTMLElement>(selector: string) =>
  screen.until(() => screen.root.querySelector<T>(selector));
export const called = (call: string) => screen.until(() => fake.asked.includes(call));
export const alert = async (words: string) =>
  screen.until(() => screen.root.querySelector('[role="alert"]')?.textContent?.includes(words));

interface Made {
  /** Workspaces as they are connected; what is not named is as in a healthy one. */
  connected?: Partial<SyncState>[];
  rejected?: Queries['sync']['value']['rejected'];
}

export async function draw(ui: ReactNode, store: Store) {
  screen = await render(
    <StoreProvider store={store}>
      <ToastProvider closeLabel="Close">{ui}</ToastProvider>
    </StoreProvider>,
  );
}

/** The real store, but for what the connection does: that is noted. */
export async function show({ connected = [], rejected = [] }: Made = {}) {
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
  };
  const values: Partial<{ [K in keyof Commands]: unknown }> = {
    connectWorkspace: null,
    disconnectWorkspace: { waiting: 2 },
    becomeMember: { memberId: theirs },
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
  await draw(<Main />, store);
  await screen.until(() => screen.root.querySelector('.team-connect'));
  return { ...seeded, id, me: boot.me?.id ?? '' };
}
/** As the options hold their pages. */
function Main() {
  const main = useRef<HTMLElement>(null);
  useKeepFocus(main);
  return (
    <main ref={main}>
      <TeamPage />
    </main>
  );
}

export const field = () => screen.root.querySelector('.team-connect input');
export async function connect(address: string) {
  await screen.type(field(), address);
  await press('Connect');
}

/** A connected workspace, and what its server tells of it. */
export async function showConnected(
  memberId: string | null,
  role = 'owner',
  made: Made = { connected: [{}] },
) {
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
export async function choose(select: HTMLSelectElement, value: string) {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}
