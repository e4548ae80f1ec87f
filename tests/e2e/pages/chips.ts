/** The chips the extension puts on rows and cards, as a person sees them. */
import type { CDPSession, Page } from 'playwright-core';
import {
  attributeOf,
  type Box,
  boxOf,
  clickBox,
  type DomNode,
  eventually,
  nodesOf,
  pierceAll,
  textOf,
  withSession,
} from './closed-shadow';

export interface SeenChip {
  /** Key of the ticket whose row or card it is on; null where it stands by no link. */
  key: string | null;
  /** What it says, with the +1. */
  text: string;
  /** The status as drawn: ● ▲ ■ ○ ✓; null where it is none of these. */
  shape: string | null;
  tooltip: string;
  /** null where it is not rendered. */
  box: Box | null;
  /** Whether it is drawn at all: not within something transparent or hidden, and wide enough for its shape. */
  shown: boolean;
  /** Whether the whole chip is in view and the page shows it on top there. */
  inView: boolean;
}

/** Every chip in the page, in document order. */
export async function readChips(page: Page): Promise<SeenChip[]> {
  return withSession(page, async (session) => {
    const chips: SeenChip[] = [];
    for (const { objectId, node } of await pierceAll(session, 'keyline-chip')) {
      const inner = [...nodesOf(node)].find((each) => attributeOf(each, 'title') !== null);
      const { key, inView, shown } = await placeOf(session, objectId);
      chips.push({
        key,
        inView,
        shown,
        text: textOf(node),
        shape: shapeOf(node),
        tooltip: (inner && attributeOf(inner, 'title')) ?? '',
        box: await boxOf(session, node.backendNodeId),
      });
    }
    return chips;
  });
}

/** Read from the outline itself, not from a class: an arc is a circle, two or three closed lines a triangle or square. */
function shapeOf(chip: DomNode): string | null {
  const drawn = [...nodesOf(chip)];
  const outline = drawn.map((each) => attributeOf(each, 'd')).find((d) => d !== null);
  if (outline === undefined || outline === null) return null;
  const hollow = drawn.some((each) => attributeOf(each, 'fill') === 'none');
  const stale = drawn.some((each) => /\bdashed\b/.test(each.nodeValue));
  if (/a/i.test(outline)) return hollow && !stale ? '○' : '●';
  if (!/z$/i.test(outline)) return '✓';
  const lines = outline.match(/[lhv]/gi)?.length ?? 0;
  if (/^M[^a-z]*l[^a-z]*h[^a-z]*z$/i.test(outline) && lines === 2) return '▲';
  return lines === 3 ? '■' : null;
}

/** The chip on a ticket's row, waiting for it: chips are put in when the page is idle. */
export async function chipOf(page: Page, key: string, timeout?: number): Promise<SeenChip> {
  return eventually(
    `chip on ${key}`,
    async () => (await readChips(page)).find((chip) => chip.key === key && chip.text !== ''),
    timeout,
  );
}

export async function clickChip(page: Page, key: string): Promise<void> {
  const { box } = await chipOf(page, key);
  if (!box) throw new Error(`The chip on ${key} is not rendered.`);
  await clickBox(page, box);
}

async function placeOf(
  session: CDPSession,
  objectId: string,
): Promise<Pick<SeenChip, 'key' | 'inView' | 'shown'>> {
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId,
    returnByValue: true,
    functionDeclaration: `function () {
      // The link the chip stands in, as on Linear's rows, or the nearest one beside it.
      const keyIn = (link) => /\\/(?:browse|issues?)\\/([A-Z][A-Z0-9_]*-\\d+)/.exec(link.getAttribute('href') ?? '')?.[1];
      const keyOf = (at) => at && ((at.localName === 'a' && keyIn(at)) || [...at.querySelectorAll('a[href]')].map(keyIn).find(Boolean) || keyOf(at.parentElement));
      const { left, top, width, height } = this.getBoundingClientRect();
      return {
        key: keyOf(this.parentElement) ?? null,
        shown: width >= 16 && this.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
        inView: width > 0 && [0.1, 0.9].every((part) => document.elementFromPoint(left + width * part, top + height / 2) === this),
      };
    }`,
  });
  return result.value;
}
