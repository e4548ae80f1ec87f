import {
  accountSchema,
  deviceCodeRequestSchema,
  deviceCodeSchema,
  devicesSchema,
  deviceTokenRequestSchema,
  okSchema,
  serverInfoSchema,
  tokenSchema,
} from '@/lib/protocol/account';
import { protocolRange } from '@/lib/protocol/version';
import { ProblemError } from '../http/problem';
import { defineRoute, type Route } from '../http/route';
import { workspacesOf } from '../identity/members';
import { personOf } from '../identity/names';

const ok = { ok: true } as const;

export const accountRoutes: readonly Route[] = [
  defineRoute({
    method: 'get',
    path: '/v1/server',
    summary: 'What a page needs to know before sign-in.',
    who: 'anybody',
    answer: serverInfoSchema,
    async run({ parts: { config } }) {
      const singleSignOn = config.singleSignOn && { name: config.singleSignOn.name };
      return { name: 'keyline' as const, version: config.version, protocol: protocolRange, singleSignOn };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/device/code',
    summary: 'Starts the sign-in of a device: a code that its person approves on a page of this server.',
    who: 'anybody',
    rate: 'sign-in',
    body: deviceCodeRequestSchema,
    answer: deviceCodeSchema,
    run: ({ parts, body }) => parts.identity.deviceFlow.request(body),
  }),
  defineRoute({
    method: 'post',
    path: '/v1/device/token',
    summary: 'The token, once the code is approved; until then a problem that says how it stands.',
    who: 'anybody',
    body: deviceTokenRequestSchema,
    answer: tokenSchema,
    run: ({ parts, body }) => parts.identity.deviceFlow.token(body.deviceCode),
  }),
  defineRoute({
    method: 'get',
    path: '/v1/me',
    summary: 'Who is signed in, and the workspaces they belong to.',
    who: 'person',
    answer: accountSchema,
    async run({ parts: { db }, userId }) {
      return { user: await personOf(db, userId), workspaces: await workspacesOf(db, userId) };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/devices',
    summary: 'The devices that are signed in as me.',
    who: 'person',
    answer: devicesSchema,
    async run({ parts, userId, deviceId }) {
      return { devices: await parts.identity.devices.list(userId, deviceId) };
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/v1/devices/:id',
    summary: 'Signs one of my devices out.',
    who: 'person',
    answer: okSchema,
    async run({ parts, userId, params }) {
      if (!(await parts.identity.devices.end(userId, params.id ?? '')))
        throw new ProblemError('not-found', 'There is no such device.');
      return ok;
    },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/sign-out',
    summary: 'Ends this token.',
    who: 'person',
    answer: okSchema,
    async run({ parts, userId, deviceId }) {
      await parts.identity.devices.end(userId, deviceId);
      return ok;
    },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/sign-out-everywhere',
    summary: 'Ends all my tokens, this one too, and the sessions of the sign-in pages.',
    who: 'person',
    answer: okSchema,
    async run({ parts, userId }) {
      await parts.identity.endEverything(userId);
      return ok;
    },
  }),
];
