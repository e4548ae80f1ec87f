/** A stand-in's page from before a ticket was moved: its own data know only what is now. */
import { get } from 'node:https';
import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import type { SandboxServer } from '../../sandbox/server';

/** Where the browser asks for an address that ends so, it gets the document of `from`, changed; until `unrouteAll`. */
export async function asItWas(
  page: Page,
  { port }: Pick<SandboxServer, 'port'>,
  end: string,
  from: string,
  change: (html: string) => string,
): Promise<void> {
  const html = await documentOf(port, from);
  const body = change(html);
  if (body === html) throw new Error(`Nothing to change in ${from}`);
  await page.route(`**${end}`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
}

/** From the stand-in itself: its names are known to its browser alone. */
function documentOf(port: number, address: string): Promise<string> {
  const { host, pathname, search } = new URL(address);
  const options = {
    host: '127.0.0.1',
    port,
    path: pathname + search,
    headers: { host },
    rejectUnauthorized: false,
  };
  return new Promise((resolve, reject) => {
    get(options, (response) => text(response).then(resolve, reject)).on('error', reject);
  });
}
