/** A person without a mouse: keys go to what has the focus, and Tab finds the rest. */
import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Reads until it is as it must be. */
export const soon = <T>(read: () => T) => expect.poll(read, { timeout: 20_000 });

/** No key of a person may lead to one of these. */
const lost = /^(nowhere|out of sight|unmarked)/;

export class Hands {
  /** `at`: the document whose focus is read; the panel's frame, where the focus is in the panel. */
  constructor(
    readonly page: Page,
    public at: Page | Frame = page,
  ) {}

  /** What has the focus, as "button Check in"; `nowhere`, `out of sight` or `unmarked …` where nobody can see it. */
  focus = (): Promise<string> =>
    this.at.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body || element === document.documentElement) return 'nowhere';
      // A closed shadow root: the launcher in it, or the panel's frame. The element itself has no size.
      if (element.localName === 'keyline-panel') return 'keyline-panel';
      const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 90) ?? '';
      const { width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0 || !element.checkVisibility()) return `out of sight: ${name}`;
      const marked = element.matches(':focus-visible, input, textarea, select, dialog, [role="dialog"]');
      return `${marked ? '' : 'unmarked '}${element.localName} ${name}`;
    });

  /** The focus is on something that a person can see. */
  seesFocus = (): Promise<void> => soon(this.focus).not.toMatch(lost);

  press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await this.page.keyboard.press(key);
  };

  type = (text: string): Promise<void> => this.page.keyboard.type(text);

  /** Presses a key until the focus is on what is wanted, as a person looks for it. */
  async until(wanted: RegExp, key = 'Tab', most = 60): Promise<void> {
    const seen: string[] = [];
    for (let times = 0; times < most; times++) {
      const now = await this.focus();
      if (wanted.test(now)) return;
      seen.push(now);
      await this.press(key);
    }
    throw new Error(`${key} never came to ${wanted}: ${[...new Set(seen)].join(' | ')}`);
  }

  /** By Tab into the field with this label. */
  async into(label: string, key = 'Tab', most = 20): Promise<void> {
    const labelled = () =>
      this.at.evaluate((wanted) => {
        const field = document.activeElement;
        if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return false;
        const names = [...(field.labels ?? [])].map((each) => each.textContent?.trim());
        return field.getAttribute('aria-label') === wanted || names.includes(wanted);
      }, label);
    for (let times = 0; times < most; times++) {
      if (await labelled()) return;
      await this.press(key);
    }
    throw new Error(`${key} never came to the field "${label}": last ${await this.focus()}`);
  }
}

/** A button, link or other element that starts with these words. */
export const starts = (element: string, text: string): RegExp => RegExp(`^${element} ${escaped(text)}`);
export const exact = (element: string, text: string): RegExp => RegExp(`^${element} ${escaped(text)}$`);

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
