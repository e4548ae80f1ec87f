/** The client of the Linear stand-in: draws everything itself, nothing comes from the server. */
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { recordHostEvents } from '../../client/record';
import { scrambleNames } from '../../client/scramble';
import type { LinearData } from '../types';
import { App } from './app';
import { startWatch } from './editor-watch';

recordHostEvents();
startWatch();
const root = document.getElementById('root');
const text = document.getElementById('sandbox-state')?.textContent;
if (!root || !text) throw new Error('No page to draw in');
const data: LinearData = JSON.parse(text);
createRoot(root).render(
  <App
    data={data}
    onDrawn={() => {
      // `?scramble=SEED`: no name in the page is what it was, nor is the order of its elements.
      scrambleNames();
      document.documentElement.dataset.sandbox = 'drawn';
    }}
  />,
);
