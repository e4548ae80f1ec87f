/**
 * Reads and reaches what the extension keeps in closed shadow roots. Page scripts cannot, so this goes over the
 * debugging protocol, and clicks with the real mouse at real coordinates.
 */
import type { CDPSession, Page } from 'playwright-core';

export interface DomNode {
  backendNodeId: number;
  localName: string;
  nodeValue: string;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

/** In CSS pixels of the window. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PiercedElement {
  /** Remote object of the element itself. */
  objectId: string;
  node: DomNode;
}

export async function withSession<T>(page: Page, use: (session: CDPSession) => Promise<T>): Promise<T> {
  const session = await page.context().newCDPSession(page);
  try {
    return await use(session);
  } finally {
    await session.detach().catch(() => {}); // the page may be gone
  }
}

/** Every element that matches in the page, with the tree below it, closed shadow roots included. */
export async function pierceAll(session: CDPSession, selector: string): Promise<PiercedElement[]> {
  const { result } = await session.send('Runtime.evaluate', {
    expression: `[...document.querySelectorAll(${JSON.stringify(selector)})]`,
  });
  if (!result.objectId) throw new Error(`Cannot query ${selector}`);
  const { result: items } = await session.send('Runtime.getProperties', {
    objectId: result.objectId,
    ownProperties: true,
  });
  const found: PiercedElement[] = [];
  for (const { name, value } of items) {
    if (!/^\d+$/.test(name) || !value?.objectId) continue;
    const { node } = await session.send('DOM.describeNode', {
      objectId: value.objectId,
      depth: -1,
      pierce: true,
    });
    found.push({ objectId: value.objectId, node });
  }
  return found;
}

/** The node and all below it, shadow roots before children. */
export function* nodesOf(node: DomNode): Generator<DomNode> {
  yield node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) yield* nodesOf(child);
}

export function attributeOf(node: DomNode, name: string): string | null {
  const at = (node.attributes ?? []).findIndex((each, i) => i % 2 === 0 && each === name);
  return at < 0 ? null : (node.attributes?.[at + 1] ?? null);
}

/** The text a person sees: not what stands in a style element. */
export function textOf(node: DomNode): string {
  if (node.localName === 'style') return '';
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? [])].map(textOf).join(' ');
  return `${node.nodeValue} ${below}`.replace(/\s+/g, ' ').trim();
}

/** Where a node is; null where it is not rendered. */
export async function boxOf(session: CDPSession, backendNodeId: number): Promise<Box | null> {
  const answer = await session.send('DOM.getBoxModel', { backendNodeId }).catch(() => null);
  const [x = 0, y = 0, right = 0, , , bottom = 0] = answer?.model.border ?? [];
  return answer ? { x, y, width: right - x, height: bottom - y } : null;
}

export async function clickBox(page: Page, { x, y, width, height }: Box): Promise<void> {
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 3 });
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** Tries until it gives something, for what appears when the page is idle. Throws `what` after `timeout` ms. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | null | undefined>,
  timeout = 20_000,
): Promise<T> {
  const end = Date.now() + timeout;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined) return seen;
    if (Date.now() > end) throw new Error(`Not seen within ${timeout} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 80));
  }
}
