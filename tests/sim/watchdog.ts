import { Worker } from 'node:worker_threads';

export interface Patience {
  /** Seconds of processor that one seed may take; a few is what it does take. */
  processor: number;
  /** Seconds by the clock, however busy the machine is. */
  clock: number;
}

/**
 * Ends this process by force where a seed takes too long, and says which; also where the process that started it is gone.
 * From a thread of its own: a loop of promises lets no timer of its own thread run. Gives what has to be told of each seed.
 */
export function watchdog(patience: Patience): (seed: number) => void {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const workerData = { shared, patience, parent: process.ppid };
  // Plain: a loader of this process, as `tsx` is one, would have to be asked by a thread that may be busy for ever.
  new Worker(watching, { eval: true, execArgv: [], workerData }).unref();
  return (seed) => {
    Atomics.store(shared, 0, seed);
    Atomics.add(shared, 1, 1);
  };
}

/** As text: what starts this file, a bundler or `tsx`, is not there in the thread. */
const watching = `
const { shared, patience, parent } = require('node:worker_threads').workerData;
const { writeSync } = require('node:fs');
const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
const end = (why) => { writeSync(2, why + '\\n'); process.kill(process.pid, 'SIGKILL'); };
let [count, processor, clock] = [0, used(), performance.now()];
setInterval(() => {
  if (process.ppid !== parent) end('What started the simulator has ended.');
  const now = Atomics.load(shared, 1);
  if (now !== count || now === 0) [count, processor, clock] = [now, used(), performance.now()];
  const [took, since] = [used() - processor, (performance.now() - clock) / 1000];
  if (took > patience.processor || since > patience.clock)
    end('seed ' + Atomics.load(shared, 0) + ' does not end: ' + Math.round(took) + ' s of processor, ' + Math.round(since) + ' s so far');
}, 250);
`;
