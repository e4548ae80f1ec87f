/**
 * How a page may lay its own things and the panel so that a person who means to press something of the page presses
 * something of the panel. A page has the panel's node in its document, and no more: its shadow root is closed.
 */
export interface Arrangement {
  name: string;
  /** Runs in the page, before the pointer comes: `x`, `y` is where the control is. */
  lay: (at: { x: number; y: number }) => void;
  /** Runs in the page between the pointer's coming and the press, where the page moves things at the last moment. */
  spring?: (at: { x: number; y: number }) => void;
  /** The pointer rests on the page until the spring; else it has been over the panel for long. */
  isFromOutside?: true;
  /** The press begins on the page: the browser makes no click of it in the panel. */
  isNoClick?: true;
}

/** A style for the page, in an element that is taken away afterwards. */
const styled = (css: string): Arrangement['lay'] =>
  // Built as source text: what runs in the page sees nothing of this file.
  new Function(
    `const style = document.createElement('style');
     style.className = 'hostile';
     style.textContent = ${JSON.stringify(css)};
     document.head.append(style);`,
  ) as Arrangement['lay'];

/** Something above everything, in the top layer, which lets the pointer through. */
const laid = (css: string): Arrangement['lay'] =>
  new Function(
    'at',
    `const lid = document.createElement('div');
     lid.className = 'hostile';
     lid.popover = 'manual';
     lid.textContent = 'Win a prize!';
     lid.style.cssText = 'margin:0;border:0;padding:0;width:auto;height:auto;inset:0;pointer-events:none;' + ${JSON.stringify(css)}.replaceAll('$x', at.x).replaceAll('$y', at.y);
     document.documentElement.append(lid);
     lid.showPopover();`,
  ) as Arrangement['lay'];

const nothing = () => {};

export const arrangements: readonly Arrangement[] = [
  { name: 'a lure above it', lay: laid('background:gold') },
  { name: 'a glass pane above it', lay: laid('background:transparent') },
  {
    name: 'all covered but the control',
    lay: laid(
      'background:gold;clip-path:polygon(0 0,100% 0,100% 100%,0 100%,0 0,calc($xpx - 9px) calc($ypx - 9px),calc($xpx - 9px) calc($ypx + 9px),calc($xpx + 9px) calc($ypx + 9px),calc($xpx + 9px) calc($ypx - 9px),calc($xpx - 9px) calc($ypx - 9px))',
    ),
  },
  { name: 'a corner of it covered', lay: laid('background:gold;inset:auto 0 0 auto;width:40px;height:40px') },
  { name: 'a pane that blurs it', lay: laid('backdrop-filter:blur(20px)') },
  { name: 'opacity of the node', lay: styled('keyline-panel{opacity:.01!important}') },
  { name: 'opacity of the page', lay: styled('html{opacity:.02!important}') },
  { name: 'a filter', lay: styled('keyline-panel{filter:opacity(2%)!important;width:100%;height:100%}') },
  { name: 'a blend mode', lay: styled('keyline-panel{mix-blend-mode:luminosity!important}') },
  {
    name: 'a mask',
    lay: styled('keyline-panel{mask-image:linear-gradient(#0001,#0001)!important;width:100%;height:100%}'),
  },
  {
    // Of another holder the panel takes itself out at once, and lies in plain view.
    name: 'a mask of what holds it',
    lay: styled('html{mask-image:linear-gradient(#0001,#0001)!important}'),
  },
  {
    name: 'a clip',
    lay: styled('keyline-panel{clip-path:inset(0 0 0 60%)!important;width:100%;height:100%}'),
  },
  {
    name: 'scaled down',
    lay: styled(
      'keyline-panel{transform:scale(.3)!important;transform-origin:100% 50%;width:100%;height:100%}',
    ),
  },
  { name: 'turned', lay: styled('keyline-panel{transform:rotate(180deg)!important;width:100%;height:100%}') },
  { name: 'shrunk by zoom', lay: styled('keyline-panel{zoom:.2}') },
  {
    name: 'in a scrolled container that shows the control alone',
    lay: ({ x, y }) => {
      const node = document.querySelector('keyline-panel');
      const scroller = document.createElement('div');
      scroller.className = 'hostile';
      scroller.style.cssText = `position:fixed;left:${x - 20}px;top:${y - 12}px;width:40px;height:24px;overflow:hidden;contain:paint`;
      const inner = document.createElement('div');
      inner.style.cssText = `position:relative;width:3000px;height:3000px`;
      document.documentElement.append(scroller);
      scroller.append(inner);
      const style = document.createElement('style');
      style.className = 'hostile';
      // The frame stands where it stood, seen through a slit.
      style.textContent = `keyline-panel{position:absolute!important;contain:layout!important;left:${-x + 20}px!important;top:${-y + 12}px!important;width:${innerWidth}px!important;height:${innerHeight}px!important}`;
      document.head.append(style);
      (inner as unknown as { moveBefore: (node: Element | null, before: null) => void }).moveBefore(
        node,
        null,
      );
    },
  },
  {
    name: 'a cover that lets the press through at the last moment',
    lay: () => {
      const lid = document.createElement('div');
      lid.className = 'hostile';
      lid.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:gold';
      lid.addEventListener('pointermove', () => {
        lid.style.pointerEvents = 'none';
      });
      document.documentElement.append(lid);
    },
  },
  {
    name: 'uncovered for the moment of the press',
    lay: laid('background:gold'),
    spring: () => {
      for (const lid of document.querySelectorAll<HTMLElement>('.hostile')) lid.style.visibility = 'hidden';
    },
  },
  {
    name: 'moved under a pointer that rests',
    isFromOutside: true,
    lay: styled('keyline-panel{transform:translateX(-600px);width:100%;height:100%}'),
    spring: () => {
      for (const style of document.querySelectorAll('.hostile')) style.remove();
    },
  },
  {
    name: 'swapped in between the two presses of a double click',
    isFromOutside: true,
    lay: ({ x, y }) => {
      const style = document.createElement('style');
      style.className = 'hostile';
      style.textContent = 'keyline-panel{transform:translateX(-600px);width:100%;height:100%}';
      document.head.append(style);
      const lure = document.createElement('button');
      lure.className = 'hostile';
      lure.textContent = 'Double click me';
      lure.style.cssText = `position:fixed;left:${x - 40}px;top:${y - 12}px;width:80px;height:24px`;
      lure.onclick = () => {
        lure.remove();
        style.remove();
      };
      document.documentElement.append(lure);
    },
    spring: ({ x, y }) => {
      // The driver's first press, which is the page's own, comes before this.
      (document.elementFromPoint(x, y) as HTMLElement | null)?.click();
    },
  },
  {
    name: 'moved while the pointer is on it',
    lay: styled('keyline-panel{transform:translateY(-60px);width:100%;height:100%}'),
    spring: () => {
      for (const style of document.querySelectorAll('.hostile')) style.remove();
    },
  },
  { name: 'a drag from the page, let go above it', isNoClick: true, lay: nothing },
];
