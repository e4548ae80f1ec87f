/** An element with attributes and children: markup is never parsed, text stays text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const name in attributes) made.setAttribute(name, String(attributes[name]));
  made.append(...children);
  return made;
}

/** An icon of one path or more. */
export function icon(viewBox: string, ...paths: Record<string, string | number>[]): SVGElement {
  const make = (tag: string, attributes: Record<string, string | number>) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag) as SVGElement;
    for (const name in attributes) made.setAttribute(name, String(attributes[name]));
    return made;
  };
  const svg = make('svg', { viewBox, 'aria-hidden': 'true' });
  svg.append(...paths.map((attributes) => make('path', attributes)));
  return svg;
}
