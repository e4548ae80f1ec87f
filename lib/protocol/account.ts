import * as z from 'zod/mini';
import { uuidSchema } from './mutation';

/** Milliseconds since 1970, as far as dates go: later ones cannot be shown. */
export const instantSchema = z.int().check(z.gte(0), z.lte(8_640_000_000_000_000));
const name = z.string().check(z.minLength(1), z.maxLength(500));
export const userIdSchema = z.string().check(z.minLength(1), z.maxLength(64));
export const roleSchema = z.enum(['owner', 'admin', 'member', 'viewer']);
export type Role = z.infer<typeof roleSchema>;

/** `GET /v1/server`, for anybody: what a page needs before sign-in. */
export const serverInfoSchema = z.object({
  name: z.literal('keyline'),
  version: z.string(),
  protocol: z.object({ min: z.int(), max: z.int() }),
  /** Whether a company's single sign-on is set up, and its name on the button. */
  singleSignOn: z.nullable(z.object({ name })),
});
export type ServerInfo = z.infer<typeof serverInfoSchema>;

/**
 * Device authorization (RFC 8628). `POST /v1/device/code {name, invite?}` → the code; the person approves it on the
 * page `verificationUriComplete`; `POST /v1/device/token {deviceCode}` → 200 with the token once approved, else a
 * problem `authorization-pending`, `slow-down`, `access-denied`, `expired`.
 */
export const deviceCodeRequestSchema = z.object({
  /** "Chrome on Linux": the device as the list shows it. */
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  /** Code of an invite link: the page then offers to make an account and accepts the invite. */
  invite: z.optional(z.string().check(z.maxLength(200))),
});
export const deviceCodeSchema = z.object({
  deviceCode: z.string(),
  userCode: z.string(),
  verificationUri: z.string(),
  verificationUriComplete: z.string(),
  /** Seconds between two questions. */
  interval: z.number(),
  /** Seconds until both codes are void. */
  expiresIn: z.number(),
});
export type DeviceCode = z.infer<typeof deviceCodeSchema>;
export const deviceTokenRequestSchema = z.object({ deviceCode: z.string().check(z.maxLength(200)) });
export const tokenSchema = z.object({
  /** Shown this once; the server keeps its hash. */
  token: z.string(),
  user: z.object({ id: userIdSchema, name, email: z.string() }),
});
export type Token = z.infer<typeof tokenSchema>;

/** `GET /v1/me`. */
export const accountSchema = z.object({
  user: z.object({ id: userIdSchema, name, email: z.string() }),
  workspaces: z.array(
    z.object({
      id: uuidSchema,
      name,
      role: roleSchema,
      /** The member record that stands for the person; null = not chosen yet. */
      memberId: z.nullable(uuidSchema),
      records: z.int(),
    }),
  ),
});
export type Account = z.infer<typeof accountSchema>;

/** `GET /v1/devices`; `DELETE /v1/devices/:id`; `POST /v1/sign-out-everywhere` ends all, this one too. */
export const deviceSchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: instantSchema,
  seenAt: instantSchema,
  current: z.boolean(),
});
export const devicesSchema = z.object({ devices: z.array(deviceSchema) });
export type Device = z.infer<typeof deviceSchema>;

/** `DELETE` and the like answer with this. */
export const okSchema = z.object({ ok: z.literal(true) });
