/** An element with attributes and children: markup is never parsed, text stays text. */
export function element<T extends Element = HTMLElement>(
  tag: string,
  attributes: Record<string, unknown>,
  ...children: (Node | string)[]
): T {
  const space = /^(svg|path)$/.test(tag) ? '2000/svg' : '1999/xhtml';
  const made = document.createElementNS(`http://www.w3.org/${space}`, tag);
  for (const name in attributes) made.setAttribute(name, `${attributes[name]}`);
  made.append(...children);
  return made as Element as T;
}

/** An icon of one path, filled or as a line. */
export const icon = (size: number, path: string, colour: string, isLine = false): Element =>
  element(
    'svg',
    { viewBox: `0 0 ${size} ${size}` },
    element('path', { d: path, fill: isLine ? 'none' : colour, stroke: isLine ? colour : 'none' }),
  );
