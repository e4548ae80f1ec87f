import { parseAddress } from './detect';

/**
 * The new name of a host's site, from what a person typed or pasted: the site's or any ticket's address. As tickets
 * bear it (see `TicketRef.site`); null = no such name.
 */
export function siteNameOf(host: string, typed: string): string | null {
  const text = typed.trim();
  // A workspace's name alone will do where all share one domain.
  if (host === 'linear') {
    const [, , workspace] =
      /^(?:(?:https?:)?\/\/)?(linear\.app\/)?([\w-]{1,100})(?:[/?#].*)?$/i.exec(text) ?? [];
    return workspace && !/^linear\.app$/i.test(text) ? `linear.app/${workspace.toLowerCase()}` : null;
  }
  const address = parseAddress(text);
  if (typeof address === 'string') return null;
  const { host: name } = new URL(address.origin);
  // Cloud's own paths start with `/jira`; a context path it has none.
  const path = host === 'jira-dc' && typedPath(text) ? address.paths[0] : '';
  return `${name}${path ?? ''}`;
}

const typedPath = (text: string): boolean => /^(?:[a-z]+:)?(?:\/\/)?[^/]+\/./i.test(text);
