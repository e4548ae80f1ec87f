/** English that stands on a screen of another language. */
import type { Frame, Page } from 'playwright-core';
import type { Texts } from './pseudo-build';

/** Every text on the screen, and every one that is only said: names, hints, what stands in empty fields, the title. */
export const textsOn = (where: Page | Frame): Promise<string[]> =>
  where.evaluate(() => {
    const texts = new Set([document.title]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement?.closest('script, style')) texts.add(node.nodeValue ?? '');
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of [
        'aria-label',
        'title',
        'placeholder',
        'alt',
        'aria-description',
        'aria-valuetext',
        'aria-roledescription',
      ])
        texts.add(element.getAttribute(name) ?? '');
    }
    return [...texts]
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter((text) => /\p{L}{2}/u.test(text));
  });

const escaped = (text: string) => text.replace(/[.*+?^{}()|[\]\\]/g, '\\$&');

/** Words that no German sentence holds and hardly an English one goes without. */
const small =
  /\b(?:the|and|with|this|that|your|you|from|have|has|of|to|for|not|no|is|are|it|its|on|by|be|can|will|when|what|which|there|here|only)\b/i;

/**
 * Which of the texts are English: those of the English catalogue, whole, and those with words that are English alone.
 * @param own the other language's catalogue: what is equal in both is no fault
 * @param said what people wrote, which stays as it is: a text that holds some of it is not judged by its words
 */
export function englishAmong(
  texts: readonly string[],
  english: Texts,
  own: Texts,
  said: readonly string[],
): string[] {
  const ours = new Set(Object.values(own));
  const theirs = Object.entries(english)
    .filter(
      ([key, text]) => own[key] !== text && !ours.has(text) && /\p{L}{2}/u.test(text.replace(/\$\d/g, '')),
    )
    .map(([, text]) => text);
  const whole = new Set(theirs.filter((text) => !/\$\d/.test(text)));
  const filled = theirs
    .filter((text) => /\$\d/.test(text) && /\p{L}{3}/u.test(text.replace(/\$\d/g, '')))
    .map((text) => new RegExp(`^${text.split(/\$\d/).map(escaped).join('.{1,200}?')}$`));
  return texts.filter((text) => {
    if (whole.has(text)) return !said.includes(text);
    const isSaid = said.some((each) => text.includes(each) || each.includes(text));
    if (isSaid) return false;
    return filled.some((pattern) => pattern.test(text)) || small.test(text);
  });
}
