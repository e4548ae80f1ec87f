/** The tour, in order. A new part is a file here and a line below. */
import type { Step } from '../step';
import { afterwards } from './afterwards';
import { chipSteps } from './chips';
import { dashboardSteps } from './dashboard';
import { recordSteps } from './dashboard-record';
import { dataSteps } from './data';
import { dataCenterSteps } from './data-center';
import { firstRun } from './first-run';
import { linearSteps } from './linear';
import { optionSteps } from './options';
import { popupSteps } from './popup';
import { recoverySteps } from './recovery';
import { savedPages } from './saved-pages';
import { sidePanelSteps } from './side-panel';
import { colleagueSteps } from './team-colleague';
import { teamServerSteps } from './team-server';
import { togetherSteps } from './team-together';
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
  ...dataCenterSteps,
  ...linearSteps,
  ...sidePanelSteps,
  ...dashboardSteps,
  ...recordSteps,
  ...optionSteps,
  ...recoverySteps,
  ...teamServerSteps,
  ...colleagueSteps,
  ...togetherSteps,
];
