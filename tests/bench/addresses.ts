import { projectTabs } from '../sandbox/client/routes';
import type { SandboxServer } from '../sandbox/server';

/** The stand-in's backlog: 1,000 rows, of which only those in view exist. */
export function backlog({ origin, site }: SandboxServer): string {
  const href = projectTabs(site.project.key).find(([, each]) => each.endsWith('/backlog'))?.[1];
  if (!href) throw new Error('The stand-in has no backlog.');
  return `${origin}${href}`;
}

export const ticket = ({ origin }: SandboxServer, key: string): string => `${origin}/browse/${key}`;

/** The same page on a host that is none of ours. */
export const elsewhere = (address: string): string => {
  const url = new URL(address);
  url.hostname = 'www.example';
  return url.href;
};
