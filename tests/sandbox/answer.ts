/** What every stand-in's server does with a request and its answer. */
import type { IncomingMessage, ServerResponse } from 'node:http';

const BODY_MAX = 1_000_000;

/** One request, on its way to the stand-in of its host. */
export interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  /** The address as the browser asked for it. */
  url: URL;
}

export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, {
    'content-type': type.startsWith('font/') ? type : `${type};charset=UTF-8`,
  });
  response.end(body);
}

export function sendJson(response: ServerResponse, status: number, json: unknown): void {
  send(response, status, 'application/json', JSON.stringify(json));
}

export function redirect(response: ServerResponse, to: string): void {
  response.writeHead(302, { location: to });
  response.end();
}

/** What a page of ours is sent with: never kept, never guessed at. */
export function sendPage(response: ServerResponse, status: number, html: string, csp?: string): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'no-store');
  if (csp) response.setHeader('content-security-policy', csp);
  send(response, status, 'text/html', html);
}

/** `undefined` where it is no JSON or too much of it. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > BODY_MAX) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Jira's guard against forged requests: a browser may post from the site's own pages alone, whatever header it sets. */
export function isForgedPost({ request, url }: Call): boolean {
  const { origin, 'user-agent': agent = '' } = request.headers;
  const isBrowser = agent === '' || agent.startsWith('Mozilla/');
  return (
    request.method !== 'GET' &&
    request.method !== 'HEAD' &&
    origin !== undefined &&
    origin !== url.origin &&
    isBrowser
  );
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (char) => entities[char] ?? char);
/** JSON that cannot end the script element it stands in. */
export const jsonForScript = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
