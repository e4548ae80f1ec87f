/**
 * A host that has changed all its names: every class, id, data-* and aria-* attribute of the page becomes something else,
 * now and whenever a script writes one, and its style sheets with them, so it looks as before. Links and texts stay.
 */
import { driftSeed, hashOf } from './drift/seed';

const doomed = /^(?:class|id|role|data-.*|aria-.*)$/;
/** The client itself and the tests' waiting go by these. */
const spared = new Set(['data-sandbox-root', 'data-hydrated', 'data-sandbox']);
const done = /^data-x[\da-z]+$/;
/** What names have become; a script that adds a class leaves those that were there. */
const made = new Set<string>();

export function scrambleNames(): void {
  if (driftSeed === 0) return;
  const root = document.documentElement;
  const observer = new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes } of records) {
      if (type === 'attributes' && target instanceof Element) scramble(target, [`${attributeName}`]);
      for (const node of addedNodes) if (node instanceof Element) scrambleAll(node);
    }
    observer.takeRecords(); // our own writes
  });
  for (const sheet of document.styleSheets) renameRules(sheet.cssRules);
  scrambleAll(root);
  observer.observe(root, { subtree: true, childList: true, attributes: true });
}

function scrambleAll(root: Element): void {
  for (const element of [root, ...root.querySelectorAll('*')]) {
    scramble(element, element.getAttributeNames());
    if (element instanceof HTMLStyleElement && element.sheet) renameRules(element.sheet.cssRules);
  }
}

function scramble(element: Element, names: readonly string[]): void {
  if (element.localName.startsWith('keyline-')) return;
  for (const name of names) {
    const value = element.getAttribute(name);
    if (value === null || !doomed.test(name) || spared.has(name) || done.test(name)) continue;
    if (name === 'class')
      element.setAttribute(name, value.split(/\s+/).filter(Boolean).map(renamed).join(' '));
    else if (name === 'id') element.id = renamed(value);
    else {
      element.removeAttribute(name);
      element.setAttribute(attributeOf(name), renamed(value));
    }
  }
}

/** A short name that tells nothing of what it stood for. */
function renamed(name: string): string {
  if (name === '' || made.has(name)) return name;
  const other = `_${hashOf(name).toString(36)}`;
  made.add(other);
  return other;
}
const attributeOf = (name: string) => `data-x${hashOf(name).toString(36)}`;

function renameRules(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) rule.selectorText = renameSelector(rule.selectorText);
    if ('cssRules' in rule) renameRules(rule.cssRules as CSSRuleList);
  }
}

const named = /([.#])(-?[_a-z][\w-]*)|\[([\w-]+)(?:=["']?([^"'\]]*)["']?)?\]/gi;

function renameSelector(selector: string): string {
  return selector.replace(
    named,
    (whole, mark?: string, name?: string, attribute?: string, value?: string) => {
      if (mark && name) return mark + renamed(name);
      if (!attribute || !doomed.test(attribute) || spared.has(attribute)) return whole;
      return value === undefined
        ? `[${attributeOf(attribute)}]`
        : `[${attributeOf(attribute)}="${renamed(value)}"]`;
    },
  );
}
