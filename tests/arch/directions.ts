/** What in a style sheet names a side of the screen, where a side of the text is meant. */

/** Where a side of the screen is meant; a reason for each. */
export const onScreen: readonly { file: string; text: string; because: string }[] = [
  {
    file: 'entrypoints/host.content/style.ts',
    text: 'position:fixed;top:0;right:0',
    because: 'the panel stands at the edge of the host’s page, whichever way our words run',
  },
  {
    file: 'entrypoints/host.content/style.ts',
    text: 'button,div{position:fixed;right:0',
    because: 'the same edge',
  },
  {
    file: 'entrypoints/host.content/style.ts',
    text: 'hr{position:absolute;left:',
    because: 'its inner edge, by which it is widened',
  },
  {
    file: 'entrypoints/host.content/style.ts',
    text: 'border-radius:8px 0 0 8px',
    because: 'the launcher hangs on the same edge',
  },
];

const sides =
  /(?:^|[{;\s"'`(])((?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[a-z-]*|border-(?:top|bottom)-(?:left|right)-radius|left|right|(?:float|clear|text-align)\s*:\s*(?:left|right))\s*(?::|;|\}|$)/;
const four =
  /(?:^|[{;\s"'`])(padding|margin|inset|border-width|scroll-padding|scroll-margin|border-radius)\s*:\s*([^;{}"'`]+)/;

/** Values of a shorthand: `calc(1px + 2px) 3px` are two. */
function valuesOf(text: string): string[] {
  const values: string[] = [];
  let depth = 0;
  let value = '';
  for (const letter of `${text.trim()} `) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === ' ' && depth === 0) {
      if (value) values.push(value);
      value = '';
    } else value += letter;
  }
  return values;
}

/** A shorthand that gives left and right different things. */
function isLopsided(property: string, text: string): boolean {
  const [one, two, three, fourth] = valuesOf(text.replace('!important', ''));
  if (property !== 'border-radius') return fourth !== undefined && two !== fourth;
  if (two === undefined || text.includes('/')) return false;
  // Corners from the top left on: a pair at each side must be alike.
  return one !== two || (three ?? one) !== (fourth ?? two);
}

/** Declarations that would stay where they are when the page is turned round. */
export function physical(css: string): string[] {
  const found: string[] = [];
  for (const declaration of css.replace(/\/\*[\s\S]*?\*\//g, '').split(/(?<=[;{}])/)) {
    const line = declaration.trim();
    const [, property = '', values = ''] = four.exec(line) ?? [];
    if (sides.test(line) || (property !== '' && isLopsided(property, values))) found.push(line);
  }
  return found;
}

/** Motion in a style that no media query holds back, as a content script's has none. */
export const motions = (css: string): string[] =>
  css.match(/(?:^|[{;\s"'`])(?:transition|animation)(?:-[a-z-]+)?\s*:[^;}]*|scroll-behavior\s*:\s*smooth/g) ??
  [];
