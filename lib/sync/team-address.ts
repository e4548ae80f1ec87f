/** What a person typed as a team server's address, or the invite link they were sent. */
export interface TeamAddress {
  /** `https://keyline.acme.example`. */
  server: string;
  /** The code of an invite link; null = an address alone. */
  invite: string | null;
}

export type WrongTeamAddress = 'empty' | 'no-address' | 'not-https' | 'login' | 'half-invite';

/** Where traffic never leaves the computer: alone there may it go unencrypted. */
const isThisComputer = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/** null = no address. (`URL.parse` is younger than the browsers we run in.) */
export function toUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Whether a page or server there may be trusted with a sign-in: encrypted, or on this computer. */
export function isSafeUrl(text: string): boolean {
  const url = toUrl(text);
  if (!url) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isThisComputer(url.hostname));
}

/**
 * `keyline.acme.example`, `https://keyline.acme.example/`, `https://keyline.acme.example/invite/CODE`,
 * `localhost:8787`. A path that is no invite is left out: whether a Keyline server is there, the server says.
 */
export function parseTeamAddress(typed: string): TeamAddress | WrongTeamAddress {
  const text = typed.trim();
  if (text === '') return 'empty';
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  if (!hasScheme && /^(javascript|data|mailto|file|about|chrome|blob):/i.test(text)) return 'not-https';
  const host = toUrl(`https://${text}`)?.hostname ?? '';
  const url = toUrl(hasScheme ? text : `${isThisComputer(host) ? 'http' : 'https'}://${text}`);
  if (!url || /\s/.test(text)) return 'no-address';
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'not-https';
  if (!hasScheme && !url.hostname.includes('.') && !isThisComputer(url.hostname)) return 'no-address';
  if (url.username !== '' || url.password !== '') return 'login';
  if (!isSafeUrl(url.href)) return 'not-https';
  const server = url.origin;
  const [first, code, ...more] = url.pathname.split('/').filter(Boolean);
  if (first !== 'invite') return { server, invite: null };
  return code !== undefined && /^[\w.~-]{16,200}$/.test(code) && more.length === 0
    ? { server, invite: code }
    : 'half-invite';
}
