import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, launchWithExtension } from '../../support/browser';
import { count } from '../../support/counts';
import { figure } from '../../support/figures';
import type { Variant } from './build';
import { deaths, type Killed, Killer } from './killer';
import type { Done } from './page/page';
import { seededRandom } from './page/random';
import { faultOf } from './verdict';
import { openWorkshop, type Workshop } from './workshop';

/** Kills of the real store. */
const kills = count(60, 1000);
/** A mutant gives itself away long before. */
const mostForMutant = 210;
const firstSeed = Number(process.env.SEED ?? 1);
const planLength = 8;
const plans = 6;

let workshop: Workshop;
let browser: Browser;

beforeAll(async () => {
  workshop = await openWorkshop(['real', 'early-ack', 'two-transactions']);
  browser = await launchWithExtension();
});
afterAll(async () => {
  await browser?.close();
  await workshop?.close();
});

interface Tally {
  kills: number;
  faults: Record<string, number>;
  /** Kills by the step they came at. */
  steps: Map<string, number>;
  acked: number;
  /** The first seed that showed a fault. */
  first: string | null;
}

/** Kills seeded pages, at seeded steps, in turn by each kind of death; ends early where `until` says so. */
async function rampage(
  variant: Variant,
  most: number,
  until: (tally: Tally) => boolean = () => false,
): Promise<Tally> {
  const killer = new Killer(browser.context, workshop.server, variant);
  const references: Done[] = [];
  for (let plan = 0; plan < plans; plan++) {
    const run = `${variant}-plan-${firstSeed + plan}`;
    references.push(await killer.reference({ run, seed: firstSeed + plan, length: planLength }));
  }
  const tally: Tally = { kills: 0, faults: {}, steps: new Map(), acked: 0, first: null };
  let n = 0;
  const lane = async () => {
    while (n < most && !until(tally)) {
      const turn = n++;
      const plan = turn % plans;
      const reference = references[plan] as Done;
      const job = { run: `${variant}-${firstSeed + turn}`, seed: firstSeed + plan, length: planLength };
      const killAt = killStep(reference.steps, firstSeed + turn);
      const death = deaths[Math.floor(turn / plans) % deaths.length] ?? 'crash';
      note(
        tally,
        await killer.kill({ ...job, killAt }, death),
        reference,
        `seed ${firstSeed + turn}, ${death}`,
      );
    }
  };
  await Promise.all([lane(), lane()]);
  return tally;
}

/** Each kind of step as often as another, however often it comes in a write. */
function killStep(names: readonly string[], seed: number): number {
  const random = seededRandom(seed * 7919);
  const kinds = [...new Set(names)];
  const kind = kinds[Math.floor(random() * kinds.length)];
  const places = [...names.keys()].filter((at) => names[at] === kind);
  return places[Math.floor(random() * places.length)] ?? 0;
}

function note(tally: Tally, outcome: Killed, reference: Done, which: string): void {
  const { step } = outcome;
  tally.kills++;
  tally.acked += outcome.acked;
  tally.steps.set(step, (tally.steps.get(step) ?? 0) + 1);
  const fault = faultOf(outcome, reference.dumps);
  if (!fault) return;
  tally.faults[fault] = (tally.faults[fault] ?? 0) + 1;
  tally.first ??= `${which}: ${fault} at “${step}”, ${outcome.acked} acknowledged`;
}

const steps = (tally: Tally) =>
  [...tally.steps]
    .sort()
    .map(([step, times]) => `${step} ${times}`)
    .join(', ');

test(`${kills} kills at every step: nothing acknowledged lost, nothing doubled, nothing half`, {
  timeout: count(600_000, 3_600_000),
}, async () => {
  const started = performance.now();
  const tally = await rampage('real', kills);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`kill: seeds ${firstSeed}–${firstSeed + kills - 1}: ${steps(tally)}`);
  const { lost = 0, doubled = 0, half = 0, unasked = 0 } = tally.faults;
  figure('writer killed at a step of a write', {
    kills: tally.kills,
    'acknowledged writes': tally.acked,
    lost,
    doubled,
    half,
    unasked,
    seconds,
  });
  expect(tally.first).toBeNull();
  for (const step of [
    'before transaction',
    'after put',
    'after add',
    'before commit',
    'after commit',
    'complete',
    'acknowledged',
  ]) {
    expect(tally.steps.get(step) ?? 0, step).toBeGreaterThan(0);
  }
});

test.each([
  ['early-ack', 'lost'],
  ['two-transactions', 'half'],
] as const)('a store with %s is caught', { timeout: 300_000 }, async (variant, expected) => {
  const tally = await rampage(variant, mostForMutant, ({ faults }) => (faults[expected] ?? 0) > 0);
  figure(`planted: ${variant}`, { 'kills until caught': tally.kills, first: tally.first ?? 'not caught' });
  expect(tally.faults[expected]).toBeGreaterThan(0);
});
