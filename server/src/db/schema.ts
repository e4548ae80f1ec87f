import type { Generated, JSONColumnType } from 'kysely';
import type { Clock } from '@/lib/sync/merge';

type Json = Record<string, unknown>;

/** Every primary and unique key starts with `workspace_id`: rows of one workspace live together (see docs/backend.md). */
export interface Tables {
  workspace: {
    workspace_id: string;
    name: string;
    /** Counts the accepted mutations; a row lock makes its order the order of commits. */
    seq: Generated<number>;
    /** Rises with a restore: cursors from before are void. */
    epoch: Generated<number>;
    min_schema: Generated<number>;
    quota_records: Generated<number>;
    record_count: Generated<number>;
  };
  member: {
    workspace_id: string;
    user_id: string;
    role: Role;
    /** The OKR member record that stands for the user; null = none yet. */
    member_id: Generated<string | null>;
    joined_at: Generated<Date>;
  };
  /** Who may read a private team's records. */
  scope_member: { workspace_id: string; scope_id: string; user_id: string };
  client: {
    workspace_id: string;
    client_id: string;
    user_id: string;
    last_mutation_id: Generated<number>;
    schema_version: number;
    seen_at: Generated<Date>;
  };
  record: {
    workspace_id: string;
    id: string;
    kind: string;
    scope_id: string;
    data: JSONColumnType<Json>;
    clock: JSONColumnType<Clock>;
    seq: number;
    deleted: Generated<boolean>;
    created_by: string;
  };
  /** Append-only: what was accepted. */
  audit: {
    workspace_id: string;
    seq: number;
    user_id: string;
    client_id: string;
    mutation_id: number;
    kind: string;
    id: string;
    /** Who may read the record may read this. */
    scope_id: string;
    op: string;
    hlc: string;
    patch: JSONColumnType<Json>;
    /** Stamps by path, where a mutation carried several. */
    clock: JSONColumnType<Record<string, string> | null>;
    at: Generated<Date>;
  };
  /** Append-only: what was refused, outside of `seq`. */
  rejection: {
    workspace_id: string;
    client_id: string;
    mutation_id: number;
    user_id: string;
    kind: string;
    id: string;
    code: string;
    at: Generated<Date>;
  };
  /** A browser that is signed in; of its token only the hash is here. */
  device: {
    id: string;
    token_hash: string;
    user_id: string;
    name: string;
    created_at: Date;
    seen_at: Date;
  };
  /** A link that lets one person in; of its code only the hash is here. No workspace = the first owner's. */
  invite: {
    code_hash: string;
    id: string;
    workspace_id: string | null;
    role: Role;
    email: string | null;
    member_id: string | null;
    created_by: string | null;
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
    used_by: string | null;
  };
  /** better-auth's, as far as we read them. */
  user: { id: string; name: string; email: string };
  session: { id: string; token: string; userId: string };
  deviceCode: { id: string; userCode: string; scope: string | null; status: string; expiresAt: Date };
}

export type Role = 'owner' | 'admin' | 'member' | 'viewer';
