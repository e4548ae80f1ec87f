import type { Browser } from '../../support/browser';
import { builtExtension } from '../../support/extension';

/** Loads the unpacked extension once more, as an update does. The browser must have been started with `load: 'pipe'`. */
export async function reloadExtension({ context }: Browser): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('No connection to the browser itself.');
  const send: (method: string, params: object) => Promise<unknown> = session.send.bind(session) as never;
  await send('Extensions.loadUnpacked', { path: builtExtension });
  await session.detach();
}
