import type { Page } from 'playwright-core';
import { nodesOf, pierceAll, withSession } from '../pages/closed-shadow';

/**
 * Hands the page's own scripts the panel's frame as `stolen`, out of its closed shadow root: what no page can do by itself,
 * so that what it could do then is seen too.
 */
export const giveFrame = (page: Page): Promise<void> =>
  withSession(page, async (session) => {
    const [host] = await pierceAll(session, 'keyline-panel');
    const frame = host && [...nodesOf(host.node)].find(({ localName }) => localName === 'iframe');
    if (!frame) throw new Error('The page has no panel.');
    const { object } = await session.send('DOM.resolveNode', { backendNodeId: frame.backendNodeId });
    await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId as string,
      functionDeclaration: 'function () { window.stolen = this; }',
    });
  });

declare global {
  interface Window {
    /** The panel's frame, once it was given. */
    stolen: HTMLIFrameElement;
    /** What came to the page's scripts: of messages at the window, on channels and over ports. */
    heard: string[];
  }
}
