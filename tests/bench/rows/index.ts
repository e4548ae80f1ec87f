import type { Bench } from '../bench';
import type { Measure } from '../verdict';
import { linkTicket } from './link-ticket';
import { otherSites } from './other-sites';
import { pageCost } from './page-cost';
import { panelOpen } from './panel-open';
import { scrollSweep } from './scroll-sweep';
import { serverMemory } from './server-memory';
import { serverPull } from './server-pull';
import { serverPush } from './server-push';
import { serverStreams } from './server-streams';

/** One subject with its control, measured in the same run. */
export interface Row {
  /** As `--only` takes it. */
  name: string;
  /** Pairs that are kept, unless `--rounds` says otherwise. */
  rounds: number;
  measure: (bench: Bench, rounds: number) => Promise<Measure[]>;
}

/** Every row of the bench. A new one is one file and one line here. */
export const rows: readonly Row[] = [
  pageCost,
  otherSites,
  scrollSweep,
  panelOpen,
  linkTicket,
  serverPush,
  serverPull,
  serverStreams,
  serverMemory,
];
