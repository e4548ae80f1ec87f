import type { InviteLink } from '@/lib/protocol/team';

/**
 * Invite links that are shown, by server and workspace. The server tells one once: it outlives a change of language,
 * by which all is drawn anew, and a look at another page of the options. In this page's memory alone: it is a secret.
 */
const links = new Map<string, InviteLink>();

export const keptLink = (about: string): InviteLink | null => links.get(about) ?? null;

export function keepLink(about: string, link: InviteLink | null): void {
  if (link) links.set(about, link);
  else links.delete(about);
}
