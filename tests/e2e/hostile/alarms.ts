/** Hears of script that ran, of dialogs and of broken policies, on every page and in every frame of a browser. */
import type { BrowserContext, Page } from 'playwright-core';

export interface Alarms {
  executions: string[];
  violations: string[];
}

export async function listenFor(context: BrowserContext): Promise<Alarms> {
  const alarms: Alarms = { executions: [], violations: [] };
  const watch = (page: Page) => {
    page.on('dialog', (dialog) => {
      alarms.executions.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss().catch(() => {});
    });
    page.on('console', (message) => {
      const text = message.text();
      if (text.startsWith('hostile: ran')) alarms.executions.push(`${text} at ${page.url()}`);
      else if (/^hostile: violation|Content Security Policy|Trusted(HTML|Script)|Refused to/i.test(text))
        alarms.violations.push(`${text} at ${page.url()}`);
    });
  };
  for (const page of context.pages()) watch(page);
  context.on('page', watch);
  await context.addInitScript(() => {
    Object.assign(window, { pwned: () => console.log('hostile: ran') });
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
      console.log(`hostile: violation of ${violatedDirective} by ${blockedURI} in ${sourceFile}`),
    );
  });
  return alarms;
}
