/** The browser's own question whether an extension may enter a site. */
import type { Firefox } from '../marionette/firefox';
import { seen } from './screen';

/** Waits for the question and answers it by its own button. Gives what it asked. */
export const answerPrompt = (firefox: Firefox, answer: 'allow' | 'deny'): Promise<string> =>
  seen('the permission prompt', () =>
    firefox.runInBrowser(
      (which: string) => {
        const panel = document.getElementById('notification-popup') as (Element & { state: string }) | null;
        const prompt = document.getElementById('addon-webext-permissions-notification');
        const button = prompt?.querySelector<HTMLElement>(`.popup-notification-${which}-button`);
        if (panel?.state !== 'open' || !prompt || !button) return null;
        const asked = prompt.textContent;
        // The panel is a window of its own, where the driver cannot point the mouse.
        button.click();
        return asked;
      },
      answer === 'allow' ? 'primary' : 'secondary',
    ),
  );
