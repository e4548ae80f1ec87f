/** A person's hand on a control within the panel's frame, wherever the page has put that frame. */
import type { Frame, Page } from 'playwright-core';
import { nodesOf, pierceAll, withSession } from '../pages/closed-shadow';

export interface Point {
  x: number;
  y: number;
}

/** Where the middle of an element of the frame is in the window, through all that the page does to the frame. */
export async function placeOf(page: Page, panel: Frame, selector: string): Promise<Point> {
  const local = await panel.evaluate((wanted) => {
    const box = document.querySelector(wanted)?.getBoundingClientRect();
    if (!box) throw new Error(`no ${wanted}`);
    return { u: (box.x + box.width / 2) / innerWidth, v: (box.y + box.height / 2) / innerHeight };
  }, selector);
  const [ax, ay, bx, by, , , dx, dy] = await quadOf(page);
  return {
    x: ax + (bx - ax) * local.u + (dx - ax) * local.v,
    y: ay + (by - ay) * local.u + (dy - ay) * local.v,
  };
}

type Quad = [number, number, number, number, number, number, number, number];

/** The corners of the panel's frame. */
export const quadOf = (page: Page): Promise<Quad> =>
  withSession(page, async (session) => {
    const [host] = await pierceAll(session, 'keyline-panel');
    const frame = host && [...nodesOf(host.node)].find(({ localName }) => localName === 'iframe');
    if (!frame) throw new Error('The page has no panel.');
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId: frame.backendNodeId });
    return model.content as Quad;
  });

/** Counts the presses that come to an element of the frame, before anybody may take them. */
export const countPresses = (panel: Frame, selector: string): Promise<void> =>
  panel.evaluate((wanted) => {
    const counted = window as unknown as { presses: number };
    counted.presses = 0;
    addEventListener(
      'click',
      ({ target }) => {
        if (target instanceof Element && target.closest(wanted)) counted.presses++;
      },
      true,
    );
  }, selector);

export const takePresses = (panel: Frame): Promise<number> =>
  panel.evaluate(() => {
    const counted = window as unknown as { presses: number };
    const { presses } = counted;
    counted.presses = 0;
    return presses;
  });

/** The driver's pointer tells no frame that it has left it, as the browser does with a real one: said in its stead. */
export const leave = (panel: Frame): Promise<boolean> =>
  panel.evaluate(() => document.documentElement.dispatchEvent(new PointerEvent('pointerleave')));
