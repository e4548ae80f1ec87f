import { openStore } from '@/lib/store/store';
import './damage';
import './full';
import './tabs';
import './upgrade';
import { dumpStore } from './dump';
import { must, planOf, prepare, type Step } from './plan';
import { seededRandom } from './random';
import { watchSteps } from './steps';

/** What the test asks of the page. */
export interface Job {
  /** The database's name. */
  run: string;
  seed: number;
  /** Commands. */
  length: number;
  /** At this step, counted from 0, the page asks the server and waits, to be killed; null = it lives. */
  killAt: number | null;
}

export interface Done {
  /** The steps by name, in order. */
  steps: string[];
  /** Where nobody is killed: the store before the commands and after each. */
  dumps: string[];
}

const firstMoment = Date.UTC(2026, 8, 2, 9);

declare global {
  interface Window {
    job: (job: Job) => Promise<Done>;
    dump: (name: string) => Promise<string>;
    again: (job: Job, index: number) => Promise<string>;
  }
}

/** The same seed gives the same ids, clocks and times: what is in the store after n commands is known beforehand. */
function makeRepeatable(seed: number): void {
  const random = seededRandom(seed);
  crypto.getRandomValues = (array) => {
    if (array instanceof Uint8Array)
      for (let at = 0; at < array.length; at++) array[at] = Math.floor(random() * 256);
    return array;
  };
}

function ask(path: string): string {
  const request = new XMLHttpRequest();
  request.open('POST', path, false);
  request.send();
  return request.responseText;
}

async function begin(job: Job) {
  makeRepeatable(job.seed);
  let moment = firstMoment;
  const store = await openStore({ name: job.run, now: () => (moment += 1000) });
  const steps = planOf(job.seed, await prepare(store), job.length);
  return { store, steps };
}

const run = (store: Awaited<ReturnType<typeof openStore>>, { name, args }: Step) =>
  must(
    store.run(name, args as never) as Promise<{ ok: true; value: unknown } | { ok: false; error: unknown }>,
  );

window.job = async (job) => {
  const { store, steps } = await begin(job);
  const done: Done = { steps: [], dumps: [await dumpStore(job.run)] };
  let begun = 0;
  let isWatched = true;
  const tell = (step: string) => {
    if (!isWatched) return;
    if (done.steps.length === job.killAt)
      ask(`/kill?run=${job.run}&begun=${begun}&step=${encodeURIComponent(step)}`);
    done.steps.push(step);
  };
  watchSteps(tell);
  for (const step of steps) {
    begun++;
    await run(store, step);
    if (job.killAt !== null) ask(`/ack?run=${job.run}&acked=${begun}`);
    tell('acknowledged');
    if (job.killAt !== null) continue;
    isWatched = false;
    done.dumps.push(await dumpStore(job.run));
    isWatched = true;
  }
  store.close();
  return done;
};

window.dump = dumpStore;

const plans = new Map<number, Step[]>();

/** The plan names ids that the preparation made: it is made once more beside, to read them. */
async function planBeside(seed: number, length: number): Promise<Step[]> {
  const { store, steps } = await begin({
    run: `beside-${seed}-${Math.random()}`,
    seed,
    length,
    killAt: null,
  });
  store.close();
  return steps;
}

/** What a person does who saw no answer: the same once more. Answers with the store after it. */
window.again = async ({ run: name, seed, length }, index) => {
  const steps = plans.get(seed) ?? (await planBeside(seed, length));
  plans.set(seed, steps);
  const store = await openStore({ name, now: () => firstMoment + 3_600_000 });
  const { name: command, args } = steps[index] as Step;
  await store.run(command, args as never);
  store.close();
  return dumpStore(name);
};
