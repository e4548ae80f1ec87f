/** What stands in the document that is driven now, found as a person finds it: by what it says. */
import { eventually } from '../../e2e/pages/closed-shadow';
import { type Firefox, isPassing, type Reference } from '../marionette/firefox';

const controls = 'button, a, input, textarea, select, summary, [role]';

/** Waits for an answer; what the driver says of a document that is coming or going counts as none. */
export async function seen<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  timeout = 10_000,
): Promise<T> {
  let last: unknown;
  const tryOnce = async () => {
    try {
      return (await look()) || null;
    } catch (error) {
      if (!isPassing(error)) throw error;
      last = error;
      return null;
    }
  };
  try {
    return await eventually(what, tryOnce, timeout);
  } catch (error) {
    throw last instanceof Error && error instanceof Error
      ? new Error(`${error.message}\nLast: ${last.message}`)
      : error;
  }
}

export class Screen {
  constructor(readonly firefox: Firefox) {}

  /** A control that is shown and enabled, by its whole name or the start of it. */
  control(name: string, within = controls): Promise<Reference> {
    return this.telling(seen(`control “${name}”`, () => this.firefox.run(findControl, within, name)));
  }

  async click(name: string, within = controls): Promise<void> {
    const click = async () => {
      const control = await this.firefox.run(findControl, within, name);
      if (control) await this.firefox.click(control);
      return control !== null;
    };
    await this.telling(seen(`a click on “${name}”`, click));
  }

  async type(name: string, text: string): Promise<void> {
    await this.firefox.type(await this.control(name), text);
  }

  find(selector: string): Promise<Reference> {
    return this.telling(
      seen(`element ${selector}`, () =>
        this.firefox.run(
          (wanted: string) =>
            [...document.querySelectorAll(wanted)].find((each) => each.checkVisibility()) as never,
          selector,
        ),
      ),
    );
  }

  /** The text a person sees in the first such element; '' where there is none. */
  textOf(selector: string): Promise<string> {
    return this.firefox.run(
      (wanted: string) =>
        document.querySelector<HTMLElement>(wanted)?.innerText.replace(/\s+/g, ' ').trim() ?? '',
      selector,
    );
  }

  /** Waits until this is on the screen. */
  async says(text: string, within = 'body', timeout?: number): Promise<void> {
    const found = async () => (await this.textOf(within)).includes(text);
    await this.telling(seen(`“${text}” in ${within}`, found, timeout));
  }

  /** Waits until no such element is left. */
  async gone(selector: string): Promise<void> {
    const isGone = () =>
      this.firefox.run((wanted: string) => document.querySelector(wanted) === null, selector);
    await this.telling(seen(`no ${selector}`, isGone));
  }

  /** Waits until such an element has the focus. */
  async focused(selector: string): Promise<void> {
    await this.telling(
      seen(`focus in ${selector}`, () =>
        this.firefox.run((wanted: string) => document.activeElement?.matches(wanted) ?? false, selector),
      ),
    );
  }

  /** A failure says what was on the screen instead. */
  private telling<T>(wait: Promise<T>): Promise<T> {
    return wait.catch(async (error: unknown) => {
      const now = await this.textOf('body').catch(() => '');
      throw new Error(`${error instanceof Error ? error.message : error}\nOn the screen: ${now}`);
    });
  }
}

/** Runs in the page. */
function findControl(selector: string, name: string): Reference | null {
  const nameOf = (element: Element): string => {
    const labels = (element as HTMLInputElement).labels;
    const own = element.getAttribute('aria-label') ?? [...(labels ?? [])][0]?.textContent;
    return (own ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
  };
  const shown = [...document.querySelectorAll(selector)].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.matches(':disabled, [aria-disabled="true"]'),
  );
  const found =
    shown.find((element) => nameOf(element) === name) ??
    shown.find((element) => nameOf(element).startsWith(name));
  return (found ?? null) as Reference | null;
}
