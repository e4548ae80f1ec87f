import { okSchema } from '@/lib/protocol/account';
import {
  changeRoleSchema,
  claimSchema,
  createInviteSchema,
  createWorkspaceSchema,
  inviteAcceptedSchema,
  inviteCodeSchema,
  inviteLinkSchema,
  invitesSchema,
  inviteViewSchema,
  teamMembersSchema,
} from '@/lib/protocol/team';
import { defineRoute, type Route } from '../http/route';
import { acceptInvite, createInvite, listInvites, lookAtInvite, revokeInvite } from '../identity/invites';
import {
  changeRole,
  claim,
  createWorkspace,
  listMembers,
  membersMoved,
  removeMember,
} from '../identity/members';
import { personOf } from '../identity/names';

const ok = { ok: true } as const;

const memberRoutes: readonly Route[] = [
  defineRoute({
    method: 'post',
    path: '/v1/workspaces',
    summary: 'A new workspace of a given id, with me as its owner.',
    who: 'person',
    body: createWorkspaceSchema,
    answer: okSchema,
    async run({ parts, userId, body }) {
      await createWorkspace(parts.db, userId, body);
      membersMoved(parts, body.id);
      parts.log.info('workspace made', { workspaceId: body.id, userId });
      return ok;
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/w/:ws/members',
    summary: 'Who belongs to the workspace.',
    who: 'viewer',
    answer: teamMembersSchema,
    async run({ parts, workspaceId, userId, role }) {
      return { members: await listMembers(parts.db, { workspaceId, userId }, role ?? 'viewer') };
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/v1/w/:ws/members/:userId',
    summary: 'Gives a member another role; of an owner, or to an owner, only by owners.',
    who: 'admin',
    body: changeRoleSchema,
    answer: okSchema,
    async run({ parts, workspaceId, userId, params, body }) {
      await changeRole(parts.db, { workspaceId, userId }, params.userId ?? '', body.role);
      membersMoved(parts, workspaceId);
      parts.log.info('role changed', { workspaceId, by: userId, userId: params.userId, role: body.role });
      return ok;
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/v1/w/:ws/members/:userId',
    summary: 'Takes a member out, or leaves.',
    who: 'viewer',
    answer: okSchema,
    async run({ parts, workspaceId, userId, params }) {
      await removeMember(parts.db, { workspaceId, userId }, params.userId ?? '');
      membersMoved(parts, workspaceId);
      parts.log.info('member removed', { workspaceId, by: userId, userId: params.userId });
      return ok;
    },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/w/:ws/claim',
    summary: 'Says which member record stands for me.',
    who: 'viewer',
    body: claimSchema,
    answer: okSchema,
    async run({ parts, workspaceId, userId, body }) {
      await claim(parts.db, { workspaceId, userId }, body.memberId);
      membersMoved(parts, workspaceId);
      return ok;
    },
  }),
];

const inviteRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/v1/w/:ws/invites',
    summary: 'Invites that wait.',
    who: 'admin',
    answer: invitesSchema,
    async run({ parts, workspaceId }) {
      return { invites: await listInvites(parts, workspaceId) };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/w/:ws/invites',
    summary: 'A link that lets one person in.',
    who: 'admin',
    body: createInviteSchema,
    answer: inviteLinkSchema,
    run: ({ parts, workspaceId, userId, body }) => createInvite(parts, { workspaceId, userId }, body),
  }),
  defineRoute({
    method: 'delete',
    path: '/v1/w/:ws/invites/:id',
    summary: 'Makes an invite void.',
    who: 'admin',
    answer: okSchema,
    async run({ parts, workspaceId, params }) {
      await revokeInvite(parts, workspaceId, params.id ?? '');
      return ok;
    },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/invites/look',
    summary: 'What an invite leads to, for whoever holds its code.',
    who: 'anybody',
    rate: 'sign-in',
    body: inviteCodeSchema,
    answer: inviteViewSchema,
    async run({ parts, body }) {
      const { workspace, role, invitedBy, expiresAt } = await lookAtInvite(parts, body.code);
      return { workspace, role, invitedBy, expiresAt };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/invites/accept',
    summary: 'Accepts an invite.',
    who: 'person',
    rate: 'sign-in',
    body: inviteCodeSchema,
    answer: inviteAcceptedSchema,
    async run({ parts, userId, body }) {
      return acceptInvite(parts, await personOf(parts.db, userId), body.code);
    },
  }),
];

export const teamRoutes: readonly Route[] = [...memberRoutes, ...inviteRoutes];
