// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { changeLanguage } from '@/lib/platform/language';
import type { Role } from '@/lib/protocol/account';
import { teamApi } from '@/lib/sync/team-api';
import { seededStore } from '@/tests/support/seeded-store';
import { draw, fake, key, press, says, screen, server } from '@/tests/support/team-screen';
import { InvitesPart } from './invites-part';

const workspaceId = '0192d3a4-0000-7000-8000-0000000000bb';
const url = `${server}/invite/k3Yl1n3-InviteCode_0123456789`;
const invite = { id: 'i1', role: 'member', email: null, createdAt: 1, expiresAt: Date.now() + 86_400_000 };
const me: Role = 'owner';
const path = `/v1/w/${workspaceId}/invites`;

async function show() {
  const { store } = await seededStore();
  const api = teamApi({ server, token: key.token, fetch: (...args) => fetch(...args) });
  const signedIn = { server, key, api, me: undefined, again: () => {} };
  await draw(
    <InvitesPart signedIn={signedIn} workspaceId={workspaceId} role={me} placeholders={[]} syncedAt={null} />,
    store,
  );
}
const shown = () => screen.root.querySelector<HTMLInputElement>('.team-card input')?.value;

test('a link that is shown stays through a change of language, and goes once it is used', async () => {
  fake.answer(`GET ${path}`, { invites: [] });
  fake.answer(`POST ${path}`, { id: invite.id, url, expiresAt: invite.expiresAt });
  await show();
  await press('Create invite link');
  await screen.until(shown);
  expect(document.activeElement).toBe(screen.root.querySelector('.team-card input'));
  fake.answer(`GET ${path}`, { invites: [invite] });
  // As the page does it: all is drawn anew.
  await screen.unmount();
  await changeLanguage('de');
  await show();
  await says('Einladungslink');
  expect(shown()).toBe(url);
  expect(document.activeElement).not.toBe(screen.root.querySelector('.team-card input'));
  await screen.unmount();
  await changeLanguage('en');
  fake.answer(`GET ${path}`, { invites: [] });
  await show();
  await screen.until(() => shown() === undefined);
  await screen.unmount();
  await show();
  expect(shown()).toBeUndefined();
});
