/**
 * Languages that nobody speaks, made from a catalogue: one whose words are two fifths longer, as German and Finnish may
 * be, and one in letters that run from right to left. A build with `KEYLINE_PSEUDO=long` or `rtl` shows what does not
 * fit, what does not turn, and what is no string of ours. `$1`…`$9` stay.
 */
export const pseudoNames = ['long', 'rtl'] as const;
export type PseudoName = (typeof pseudoNames)[number];

/** The key whose text is not read but says in which direction a language runs: `ltr` or `rtl`. */
const direction = 'textDirection';

const twice: Record<string, string> = { a: 'äa', e: 'êe', i: 'ïi', o: 'öo', u: 'üu' };

/** At least two fifths longer, in its words, with letters that show a font's gaps and brackets that show a cut. */
export function longer(message: string): string {
  const stretched = message.replace(/\$[1-9]|[aeiou]/g, (found) => twice[found] ?? found);
  const missing = Math.ceil(message.length * 1.4) - stretched.length - 2;
  return `[${stretched}${missing > 0 ? `ñ${'ñ'.repeat(missing - 1)}` : ''}]`;
}

const hebrew = 'אבגדהוזחטיכלמנסעפצקרשתםןףץ';

/** In Hebrew letters, one for one: every word has its length and shows that it is a string of ours. */
export const rightToLeft = (message: string): string =>
  message.replace(/\$[1-9]|[a-zà-ÿ]/gi, (found) => {
    const at = found.toLowerCase().codePointAt(0) ?? 0;
    return found.startsWith('$') ? found : (hebrew[(at - 97 + 26 * 9) % 26] ?? found);
  });

/** A catalogue, key → text, in one of them. */
export function pseudoTexts(
  texts: Readonly<Record<string, string>>,
  name: PseudoName,
): Record<string, string> {
  const change = name === 'rtl' ? rightToLeft : longer;
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      key === direction ? (name === 'rtl' ? 'rtl' : 'ltr') : change(text),
    ]),
  );
}
