/** Faults on purpose: what the checks must find, or they find nothing. */
import type { Frame, Page } from 'playwright-core';

/** The fault that is said, and the elements that have it: pages of ours take no markup as text. */
export const plants: Record<
  string,
  readonly { tag: string; style: string; text?: string; label?: string }[]
> = {
  'color-contrast': [{ tag: 'p', style: 'color:#ccc;background:#fff', text: 'faint' }],
  'button-name': [{ tag: 'button', style: 'width:32px;height:32px' }],
  'target-size': ['one', 'two'].map((label) => ({
    tag: 'button',
    style: 'all:unset;display:inline-block;width:12px;height:12px',
    label,
  })),
  'the page scrolls sideways': [{ tag: 'p', style: 'position:absolute;width:3000px;height:9px', text: '' }],
  'cut at the side': [
    {
      tag: 'p',
      style: 'width:80px;overflow:hidden;white-space:nowrap',
      text: 'A line that goes on behind its edge',
    },
  ],
};

/** Puts one into a page's main part; gives what takes it out again. */
export async function plant(where: Page | Frame, fault: string): Promise<() => Promise<void>> {
  const box = await where.evaluateHandle((elements) => {
    const made = document.createElement('div');
    for (const { tag, style, text, label } of elements) {
      const element = document.createElement(tag);
      element.style.cssText = style;
      if (text) element.textContent = text;
      if (label) element.setAttribute('aria-label', label);
      made.append(element);
    }
    (document.querySelector('main') ?? document.body).prepend(made);
    return made;
  }, plants[fault] ?? []);
  return () => box.evaluate((made) => made.remove());
}
