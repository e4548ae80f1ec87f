/** The tour, in order. A new part is a file here and a line below. */
import type { Step } from '../step';
import { afterwards } from './afterwards';
import { chipSteps } from './chips';
import { dataSteps } from './data';
import { firstRun } from './first-run';
import { popupSteps } from './popup';
import { savedPages } from './saved-pages';
import { ticketSteps } from './ticket';
import { viewSteps } from './views';

export const steps: readonly Step[] = [
  ...firstRun,
  ...ticketSteps,
  ...chipSteps,
  ...popupSteps,
  ...viewSteps,
  ...savedPages,
  ...dataSteps,
  ...afterwards,
];
