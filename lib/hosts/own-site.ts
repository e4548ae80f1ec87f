import * as z from 'zod/mini';

/** A Jira on a domain of its own, added by a person. */
export const ownSiteSchema = z.object({
  /** `https://jira.example.com`, with the port where there is one. */
  origin: z.string().check(z.maxLength(300), z.regex(/^https?:\/\/[^/\s]+$/)),
  /** Context path: `/jira`, or nothing. */
  path: z.string().check(z.maxLength(100), z.regex(/^(?:\/[^/?#\s]+)*$/)),
  /** Host id in the registry. */
  platform: z.enum(['jira-cloud', 'jira-dc']),
});
export type OwnSite = z.infer<typeof ownSiteSchema>;

const hostPattern = ({ origin }: OwnSite) => {
  // A match pattern names no port; it covers all.
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}`;
};

/** What the browser is asked to allow: the whole domain, as it knows no smaller unit. */
export const permissionOf = (site: OwnSite): string => `${hostPattern(site)}/*`;

/** The pages that the content script goes into. */
export const matchOf = (site: OwnSite): string => `${hostPattern(site)}${site.path}/*`;

/** Whether an address is of this site. */
export const isOf = (site: OwnSite, url: URL): boolean =>
  url.origin === site.origin && `${url.pathname}/`.startsWith(`${site.path}/`);
