/** The stand-in's client: takes over the server's markup, as Jira's does. */
import { createRoot, hydrateRoot } from 'react-dom/client';
import { App } from './app';
import { driftSeed } from './drift/seed';
import { IssueModal } from './issue-modal';
import { recordHostEvents } from './record';
import { scrambleNames } from './scramble';
import type { SandboxState } from './site';

declare global {
  interface Window {
    /** How often React had to throw the server's markup away; 0 where nobody meddled before hydration. */
    __recoverable: number;
    __recoverableMessages: string[];
    /** True once React owns the page. */
    __hydrated: boolean;
  }
}

window.__recoverable = 0;
window.__recoverableMessages = [];
window.__hydrated = false;
recordHostEvents();

function reportRecoverable(message: string): void {
  window.__recoverable += 1;
  window.__recoverableMessages.push(message.slice(0, 500));
}

function hydrate(): void {
  const root = document.getElementById('jira-frontend');
  const text = document.getElementById('sandbox-state')?.textContent;
  if (!root || !text) throw new Error('No server markup to hydrate');
  const state: SandboxState = JSON.parse(text);
  // React leaves what is appended after its root alone; Jira's start does not: it removes and counts it.
  for (const child of [...root.children]) {
    if (child.hasAttribute('data-sandbox-root')) continue;
    child.remove();
    reportRecoverable('A foreign node stood in #jira-frontend before hydration');
  }
  const app = <App state={state} Modal={IssueModal} />;
  // The server knows the structure as it was.
  if (driftSeed > 0) createRoot(root).render(app);
  else hydrateRoot(root, app, { onRecoverableError: (error) => reportRecoverable(String(error)) });
  const settle = () => {
    if (document.querySelector('[data-sandbox-root]')?.getAttribute('data-hydrated') === 'true') {
      scrambleNames();
      window.__hydrated = true;
    } else requestAnimationFrame(settle);
  };
  settle();
}

// `?hydrateAfter=MS`: a slow start, so that hydration falls behind the load event.
// `?scramble=SEED`: no name in the page is what it was, nor is the order of its elements.
const wait = Number(new URLSearchParams(location.search).get('hydrateAfter') ?? 0);
if (wait > 0) setTimeout(hydrate, wait);
else hydrate();
