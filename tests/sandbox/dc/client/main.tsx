/** The client of the Data Center stand-in. */
import { createRoot } from 'react-dom/client';
import { recordHostEvents } from '../../client/record';
import { scrambleNames } from '../../client/scramble';
import { App } from './app';
import type { DcState } from './site';

recordHostEvents();
const root = document.getElementById('page');
const text = document.getElementById('sandbox-state')?.textContent;
if (!root || !text) throw new Error('No page to draw in');
const state: DcState = JSON.parse(text);
createRoot(root).render(
  <App
    state={state}
    onDrawn={() => {
      // `?scramble=SEED`: no name in the page is what it was, nor is the order of its elements.
      scrambleNames();
      document.documentElement.dataset.sandbox = 'drawn';
    }}
  />,
);
