import { element } from './element';

/** The one node in the host page. It carries what Atlaskit's focus trap leaves alone. */
export const node: HTMLElement = element('keyline-panel', {
  role: 'complementary',
  'data-no-focus-lock': true,
});
export const root = node.attachShadow({ mode: 'closed' });

type Home = Element & { moveBefore?: (node: Node, before: null) => void };

/**
 * Puts the node where it can be seen and used. Beside the body: the server-rendered tree is thrown away on hydration,
 * and a modal may make all of the body inert. A native modal `<dialog>` makes everything outside it inert, so then the
 * node moves into it. A frame in it loads anew by that, but for Chromium's `moveBefore`: Firefox has it and keeps none.
 */
export function placeNode(): void {
  const home: Home = [...document.querySelectorAll('dialog:modal')].pop() ?? document.documentElement;
  if (node.parentNode === home) return;
  if (node.isConnected && home.moveBefore) home.moveBefore(node, null);
  else home.append(node);
}
