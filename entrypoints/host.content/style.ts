import { host } from './host';

/** Colours are the host's own tokens, with a value for hosts that have none. */
const base =
  '@media print{:host{display:none!important}}' +
  ':host{all:initial;cursor:pointer;pointer-events:auto!important;';

/** Of the node's shadow root. */
export const panelStyle =
  `${base}position:fixed;top:0;right:0;z-index:2147483647}` +
  '*{border:0}button,div{position:fixed;right:0;background:var(--ds-surface,Canvas);box-shadow:0 0 8px #0004}' +
  'button{width:28px;height:44px;padding:6px;border-radius:8px 0 0 8px;touch-action:none;fill:var(--ds-icon-brand,#388bff)}' +
  'div{top:0;bottom:0;max-width:100vw}' +
  'iframe{width:100%;height:100%}' +
  'hr{position:absolute;left:-8px;width:8px;height:100%;margin:0;cursor:ew-resize;touch-action:none}';

/** Of the node itself, so it goes with it: from 1280 pixels the page leaves room; below, the panel lies over it. */
export const pushStyle = (width: number): string =>
  `@media screen and (min-width:1280px){${host.makeRoom(`${width}px`)}}`;

/** Of a chip's shadow root. With no height of its own in the row, it never makes a row higher. */
export const chipStyle =
  `${base}display:inline-flex;align-items:center;align-self:center;gap:4px;box-sizing:border-box;min-width:18px;max-width:140px;height:18px;margin:-9px 4px;padding:0 3px;overflow:hidden;border:1px solid var(--ds-border,#8884);border-radius:4px;vertical-align:middle;position:relative;z-index:1;font-size:12px;font-family:inherit;color:inherit;white-space:nowrap}` +
  'span{display:contents}svg{flex:none;width:10px}' +
  'bdi{overflow:hidden;text-overflow:ellipsis}';
