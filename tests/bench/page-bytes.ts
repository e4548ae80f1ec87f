import { readFile } from 'node:fs/promises';
import path from 'node:path';

interface Manifest {
  content_scripts?: { matches: string[]; js?: string[]; css?: string[] }[];
}

/** Bytes that an extension's manifest puts into the page at this address; what it loads later is not in it. */
export async function bytesInto(address: string, folder: string): Promise<number> {
  const manifest: Manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
  let bytes = 0;
  for (const { matches, js = [], css = [] } of manifest.content_scripts ?? []) {
    if (!matches.some((pattern) => isMatch(pattern, address))) continue;
    for (const name of [...js, ...css]) bytes += (await readFile(path.join(folder, name))).length;
  }
  return bytes;
}

/** A match pattern of a manifest: `<all_urls>`, or `scheme://host/path` with `*` and `*.`. */
export function isMatch(pattern: string, address: string): boolean {
  const url = new URL(address);
  if (pattern === '<all_urls>') return /^https?:$/.test(url.protocol);
  const [, scheme = '', host = '', rest = ''] = /^(\*|[a-z]+):\/\/([^/]*)(\/.*)$/.exec(pattern) ?? [];
  if (scheme !== '*' && `${scheme}:` !== url.protocol) return false;
  const isHost =
    host === '*' ||
    (host.startsWith('*.')
      ? url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1))
      : url.hostname === host);
  const asPath = new RegExp(`^${rest.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
  return isHost && asPath.test(`${url.pathname}${url.search}`);
}
