/**
 * Sees who writes into an editor. Linear's editors are ProseMirror over a shared document: what somebody else puts
 * into their DOM is taken for typing, undone, or saved for everybody.
 */
import { driftSeed } from '../../client/drift/seed';

export interface ForeignWrite {
  type: MutationRecordType;
  /** Tag name of what was written to, lower case. */
  target: string;
  /** What was added, as markup; or the attribute's name. */
  what: string;
}

declare global {
  interface Window {
    /** Every change within an editor that no key, paste or drop of a person made; must stay empty. */
    __proseMirrorTouched: ForeignWrite[];
  }
}

export function startWatch(): void {
  window.__proseMirrorTouched = [];
}

/** Names are scrambled everywhere in `?scramble=SEED`, by ourselves. */
const scrambled = /^(?:class|id|role|data-.*|aria-.*)$/;

/** Watches an editor's box and all within it, until stopped. */
export function watchEditor(box: HTMLElement): () => void {
  const scrambles = driftSeed > 0;
  let isTyping = false;
  const note = (records: MutationRecord[]) => {
    for (const { type, target, attributeName, addedNodes } of records) {
      if (isTyping || (scrambles && scrambled.test(attributeName ?? ''))) continue;
      const element = target instanceof Element ? target : target.parentElement;
      const added = [...addedNodes].map((node) =>
        node instanceof Element ? node.outerHTML : node.textContent,
      );
      window.__proseMirrorTouched.push({
        type,
        target: element?.localName ?? '',
        what: (attributeName ?? added.join('')).slice(0, 200),
      });
    }
  };
  const observer = new MutationObserver(note);
  const onBefore = () => {
    note(observer.takeRecords());
    isTyping = true;
    // Where the input is called off, no `input` follows.
    setTimeout(onAfter);
  };
  const onAfter = () => {
    if (!isTyping) return;
    observer.takeRecords();
    isTyping = false;
  };
  box.addEventListener('beforeinput', onBefore, true);
  box.addEventListener('input', onAfter, true);
  observer.observe(box, { subtree: true, childList: true, characterData: true, attributes: true });
  return () => {
    note(observer.takeRecords());
    observer.disconnect();
    box.removeEventListener('beforeinput', onBefore, true);
    box.removeEventListener('input', onAfter, true);
  };
}
