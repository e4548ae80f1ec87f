import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';

/** Within: React finishes its work before it goes on. Outside, answers of the store come as they do in a page. */
async function step(work: () => unknown): Promise<void> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  try {
    await act(async () => {
      await work();
    });
  } finally {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  }
}

export interface Screen {
  root: HTMLElement;
  /** Draws another in its place, as its parent would. */
  redraw: (ui: ReactNode) => Promise<void>;
  /** What a test does to what is drawn, where no hand of a person does it. */
  step: (work: () => unknown) => Promise<void>;
  /** Waits until `look` gives something, while React and the store work on. */
  until: <T>(look: () => T | null | undefined | false) => Promise<T>;
  type: (input: Element | null, text: string) => Promise<void>;
  press: (target: Element | null, key: string, more?: KeyboardEventInit) => Promise<void>;
  click: (target: Element | null | undefined) => Promise<void>;
  /** By its text or label. */
  button: (name: string) => HTMLElement | undefined;
  unmount: () => Promise<void>;
}

/** A screen in the test's document, used as a person would. */
export async function render(ui: ReactNode): Promise<Screen> {
  const root = document.createElement('div');
  document.body.append(root);
  const react = createRoot(root);
  await step(() => react.render(ui));
  return {
    root,
    redraw: (next) => step(() => react.render(next)),
    step,
    async until(look) {
      for (let tried = 0; tried < 200; tried++) {
        const found = look();
        if (found) return found;
        await step(() => new Promise((resolve) => setTimeout(resolve, 10)));
      }
      throw new Error(`not there: ${look}\n${root.textContent}`);
    },
    async type(input, text) {
      if (!(input instanceof HTMLInputElement) && !(input instanceof HTMLTextAreaElement))
        throw new Error('no field to type into');
      // React listens to the property of the element's own kind.
      const prototype = Object.getPrototypeOf(input);
      await step(() => {
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(input, text);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
    async press(target, key, more) {
      if (!target) throw new Error(`nothing to press ${key} on`);
      await step(() => {
        for (const type of ['keydown', 'keyup'])
          target.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true, ...more }));
      });
    },
    async click(target) {
      if (!(target instanceof HTMLElement)) throw new Error('nothing to click');
      await step(() => target.click());
    },
    button: (name) =>
      [...root.querySelectorAll<HTMLElement>('button, a, [role="radio"]')].find(
        (one) => one.getAttribute('aria-label') === name || one.textContent?.trim().startsWith(name),
      ),
    async unmount() {
      await step(() => react.unmount());
      root.remove();
    },
  };
}
