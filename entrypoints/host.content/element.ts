/** An element with attributes and children: markup is never parsed, text stays text. */
export function element<T extends Element = HTMLElement>(
  tag: string,
  attributes?: Record<string, unknown>,
  ...children: (Node | string)[]
): T {
  const space = /svg|path/.test(tag) ? '2000/svg' : '1999/xhtml';
  const made = document.createElementNS(`http://www.w3.org/${space}`, tag);
  for (const name in attributes)
    made.setAttribute(name, (attributes as Record<string, string>)[name] as string);
  made.append(...children);
  return made as Element as T;
}

/** An icon of one path, ten by ten. */
export const icon = (d: string, fill: string, stroke?: string): Element =>
  element('svg', { viewBox: '0 0 10 10' }, element('path', { d, fill, stroke }));
