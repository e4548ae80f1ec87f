/**
 * A host that has changed all its names: every class, id, data-* and aria-* attribute in the page's tree becomes
 * something else, now and whenever React writes one. Links, texts and the structure stay.
 */
const doomed = /^(?:class|id|role|data-.*|aria-.*)$/;
/** The client itself finds its root by these. */
const spared = new Set(['data-sandbox-root', 'data-hydrated']);

export function scrambleNames(root: Element): void {
  const observer = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes' && target instanceof Element) scramble(target);
      for (const node of addedNodes) if (node instanceof Element) scrambleAll(node);
    }
    observer.takeRecords(); // our own writes
  });
  scrambleAll(root);
  observer.observe(root, { subtree: true, childList: true, attributes: true });
}

function scrambleAll(root: Element): void {
  scramble(root);
  for (const element of root.querySelectorAll('*')) scramble(element);
}

function scramble(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    if (!doomed.test(name) || spared.has(name) || element.localName.startsWith('keyline-')) continue;
    element.removeAttribute(name);
    element.setAttribute(name === 'class' || name === 'id' ? name : 'data-x', `_${hashOf(name + value)}`);
  }
}

/** A short name that tells nothing of what it stood for. */
function hashOf(text: string): string {
  let hash = 7;
  for (const letter of text) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash.toString(36);
}
