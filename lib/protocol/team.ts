import * as z from 'zod/mini';
import { instantSchema, roleSchema, userIdSchema } from './account';
import { clientIdSchema, uuidSchema } from './mutation';

const name = z.string().check(z.minLength(1), z.maxLength(500));
const email = z.string().check(z.minLength(3), z.maxLength(320), z.regex(/^[^\s@]+@[^\s@]+$/));

/** `POST /v1/workspaces`: a new workspace of that very id, with me as its owner. Records follow by push. */
export const createWorkspaceSchema = z.object({ id: uuidSchema, name, memberId: uuidSchema });

/** `GET /v1/w/:ws/members`: for everybody in the workspace. */
export const teamMemberSchema = z.object({
  userId: userIdSchema,
  name,
  /** For owners and admins; null for others. */
  email: z.nullable(z.string()),
  role: roleSchema,
  memberId: z.nullable(uuidSchema),
  joinedAt: instantSchema,
  /** Whose stamps are theirs: the last part of a record's clock names its client. */
  clientIds: z.array(clientIdSchema),
});
export type TeamMember = z.infer<typeof teamMemberSchema>;
export const teamMembersSchema = z.object({ members: z.array(teamMemberSchema) });

/** `PATCH /v1/w/:ws/members/:userId` by owners and admins; only an owner makes or unmakes an owner; one stays. */
export const changeRoleSchema = z.object({ role: roleSchema });

/** `POST /v1/w/:ws/claim`: the member record, a placeholder or a new one, that stands for me. */
export const claimSchema = z.object({ memberId: uuidSchema });

/** `POST /v1/w/:ws/invites` by owners and admins: a link good for one person and for some days. */
export const createInviteSchema = z.object({
  role: roleSchema,
  /** Only this address may accept. */
  email: z.optional(email),
  /** A placeholder member that the person claims by accepting. */
  memberId: z.optional(uuidSchema),
});
export const inviteLinkSchema = z.object({ id: z.string(), url: z.string(), expiresAt: instantSchema });
export type InviteLink = z.infer<typeof inviteLinkSchema>;
export const invitesSchema = z.object({
  invites: z.array(
    z.object({
      id: z.string(),
      role: roleSchema,
      email: z.nullable(z.string()),
      createdAt: instantSchema,
      expiresAt: instantSchema,
    }),
  ),
});
export type PendingInvite = z.infer<typeof invitesSchema>['invites'][number];

/** `POST /v1/invites/look {code}`, for anybody who holds the link: what it leads to. */
export const inviteCodeSchema = z.object({ code: z.string().check(z.minLength(16), z.maxLength(200)) });
export const inviteViewSchema = z.object({
  /** null = the first owner's: a server without workspaces. */
  workspace: z.nullable(z.object({ id: uuidSchema, name })),
  role: roleSchema,
  invitedBy: z.nullable(z.string()),
  expiresAt: instantSchema,
});
export type InviteView = z.infer<typeof inviteViewSchema>;
/** `POST /v1/invites/accept {code}`, signed in. */
export const inviteAcceptedSchema = z.object({ workspaceId: z.nullable(uuidSchema) });
