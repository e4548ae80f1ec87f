const here = 'http://here.invalid';

/** A path of this server to go on to, never another's address: `//x`, `/\x` and `/.//x` lead away. */
export function ownPath(to: string | undefined, otherwise: string): string {
  if (!to?.startsWith('/') || to.length > 2000) return otherwise;
  let url: URL;
  try {
    url = new URL(to, here);
  } catch {
    return otherwise;
  }
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin !== here || path.startsWith('//') ? otherwise : path;
}

/** An own path with its query. */
export const pathWith = (path: string, query: Record<string, string | undefined>): string => {
  const all = Object.entries(query).filter(
    (one): one is [string, string] => one[1] !== undefined && one[1] !== '',
  );
  return all.length === 0 ? path : `${path}?${new URLSearchParams(all)}`;
};
