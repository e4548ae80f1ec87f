import type { Bench } from '../bench';
import type { Measure } from '../verdict';
import { importFile } from './import-file';
import { linkTicket } from './link-ticket';
import { manyRecords } from './many-records';
import { otherSites } from './other-sites';
import { pageCost, pageCostLinear } from './page-cost';
import { panelOpen } from './panel-open';
import { scrollSweep, scrollSweepLinear } from './scroll-sweep';
import { serverMemory } from './server-memory';
import { serverPull } from './server-pull';
import { serverPush } from './server-push';
import { serverStreams } from './server-streams';
import { startSizes } from './start-sizes';

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
  startSizes,
  pageCost,
  pageCostLinear,
  otherSites,
  scrollSweep,
  scrollSweepLinear,
  panelOpen,
  linkTicket,
  manyRecords,
  importFile,
  serverPush,
  serverPull,
  serverStreams,
  serverMemory,
];
