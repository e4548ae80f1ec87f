/** What of shipped code could ask something of the network, read from the code itself. */
import { parseAst } from 'vite';

/** Whatever sends a request by itself. Links and pages that a person opens are no concern here. */
const senders = new Set([
  'fetch',
  'XMLHttpRequest',
  'EventSource',
  'WebSocket',
  'WebTransport',
  'RTCPeerConnection',
  'sendBeacon',
  'importScripts',
  'Worker',
  'SharedWorker',
]);

interface Node {
  type: string;
  [part: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
const nameOf = (node: unknown): string =>
  isNode(node) && node.type === 'Identifier' && typeof node.name === 'string' ? node.name : '';

/**
 * Names of senders that a module uses: by name, or of any object (`globalThis.fetch`, `navigator.sendBeacon`, `parts.fetch`).
 * A key of an object (`{ fetch: own }`) or of a pattern is no use.
 */
export function sendersIn(code: string): string[] {
  if (![...senders].some((name) => code.includes(name))) return [];
  const found = new Set<string>();
  const visit = (node: unknown, isKey = false): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (!isNode(node)) return;
    const name = nameOf(node);
    if (!isKey && senders.has(name)) found.add(name);
    for (const [part, value] of Object.entries(node)) {
      const key = part === 'key' && node.type === 'Property' && node.computed !== true;
      visit(value, key);
    }
  };
  visit(parseAst(code));
  return [...found].sort();
}

/** Origins of whole addresses in scripts, styles, pages and texts: `https://api.linear.app`. */
export function originsIn(text: string): string[] {
  const absolute = /\b(?:https?|wss?):\/\/(?=[\w*])[\w.*-]+(?::\d+)?/g;
  const ofThePagesOwnScheme = /(?<=["'`(]|url\()\/\/[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?=[/"'`)])/g;
  return [...new Set([...(text.match(absolute) ?? []), ...(text.match(ofThePagesOwnScheme) ?? [])])].sort();
}
