/** What Keyline puts into a host's page: the launcher, the panel's frame, chips. All in closed shadow roots. */
import { type Firefox, isPassing, type Reference } from '../marionette/firefox';
import { Screen, seen } from './screen';

/** An element of the panel's closed shadow root that is shown. */
function inPanel(firefox: Firefox, selector: string): Promise<Reference | null> {
  return firefox.runPrivileged((wanted: string) => {
    const node = document.querySelector('keyline-panel') as (Element & Opened) | null;
    const found = node?.openOrClosedShadowRoot?.querySelector(wanted);
    return (found?.checkVisibility() ? found : null) as Reference | null;
  }, selector);
}

export const hasLauncher = async (firefox: Firefox): Promise<boolean> =>
  (await inPanel(firefox, 'button')) !== null;

export const isPanelOpen = async (firefox: Firefox): Promise<boolean> =>
  (await inPanel(firefox, 'iframe')) !== null;

/** A click on the launcher; from then on the frame is what is driven. */
export async function openPanel(firefox: Firefox): Promise<Screen> {
  await firefox.toTop();
  await seen('the launcher, and a click on it', async () => {
    if (await isPanelOpen(firefox)) return true;
    const launcher = await inPanel(firefox, 'button');
    if (launcher) await firefox.click(launcher);
    return launcher !== null;
  });
  return toPanel(firefox);
}

/** Into the frame of the panel that is open, or opens by itself. */
export async function toPanel(firefox: Firefox): Promise<Screen> {
  await firefox.toTop();
  const screen = new Screen(firefox);
  await seen('the panel', async () => {
    const frame = await inPanel(firefox, 'iframe');
    if (!frame) return false;
    await firefox.toFrame(frame);
    try {
      // Empty until the nonce is confirmed.
      if (await firefox.run(() => (document.getElementById('root')?.childElementCount ?? 0) > 0)) return true;
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
    await firefox.toTop();
    return false;
  });
  return screen;
}

/** What the chip beside a link to the ticket says; null where there is none. */
export function chipText(firefox: Firefox, key: string): Promise<string | null> {
  return firefox.runPrivileged((wanted: string) => {
    for (const chip of document.querySelectorAll('keyline-chip')) {
      const linkOf = (at: Element | null): Element | null =>
        at && (at.querySelector('a[href]') ?? linkOf(at.parentElement));
      // A whole row may be the link.
      const link = chip.closest('a[href]') ?? linkOf(chip.parentElement);
      const address = link?.getAttribute('href') ?? '';
      const body = (chip as Element & Opened).openOrClosedShadowRoot?.querySelector('span');
      if (new RegExp(`/${wanted}(?![0-9])`).test(address) && chip.checkVisibility())
        return body?.textContent ?? '';
    }
    return null;
  }, key);
}

/** Of scripts with the browser's rights. */
interface Opened {
  openOrClosedShadowRoot: ShadowRoot | null;
}
