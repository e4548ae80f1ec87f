/** The browser's own window: what of Keyline is in it. */
import type { Firefox } from '../marionette/firefox';

const button = 'keyline_keyline_example-browser-action';

/** As a person does who wants to see the number: Firefox puts a new extension's button into a menu. */
export function pinToToolbar(firefox: Firefox): Promise<void> {
  return firefox.runInBrowser((id: string) => CustomizableUI.addWidgetToArea(id, 'nav-bar'), button);
}

/** The number on the toolbar button; '' where there is none. */
export function badgeText(firefox: Firefox): Promise<string> {
  return firefox.runInBrowser((id: string) => {
    const shown = document.getElementById(id);
    if (!shown) throw new Error('Keyline has no button in the toolbar.');
    return (shown.querySelector('[badge]') ?? shown).getAttribute('badge') ?? '';
  }, button);
}

/** Of the browser's own window; declared as far as it is used. */
declare const CustomizableUI: { addWidgetToArea: (id: string, area: string) => void };
