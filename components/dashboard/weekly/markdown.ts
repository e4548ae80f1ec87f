/** Marks of direction and control characters: in a pasted text they would turn or hide what stands around them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text of people on one line of Markdown: nothing in it becomes markup, a link or a heading. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(unseen, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(?:#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');

/** Several lines as a quote under a list item. */
export const quoteMarkdown = (text: string, indent: string): string[] =>
  text
    .split(/\r?\n/)
    .map(escapeMarkdown)
    .filter(Boolean)
    .map((line) => `${indent}> ${line}`);
