// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { readTeamKey, writeTeamKey } from '@/lib/platform/team-keys';
import { deviceCode, FakeProblem, token } from '@/tests/support/fake-team-server';
import {
  ada,
  alert,
  called,
  connect,
  fake,
  field,
  key,
  opened,
  press,
  ran,
  says,
  screen,
  server,
  show,
  theirs,
} from '@/tests/support/team-screen';

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
  await says('This will be sent to keyline.example');
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
  ['', 'Enter the address'],
  ['http://keyline.example', 'Only https:// works here'],
  ['https://keyline.example/invite/x', 'not complete'],
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
