/** Plays the steps, takes a picture of each, and writes `tour.json`. */
import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { allowOwnDomains } from './own-domains';
import { firstLine, Seen } from './see';
import { Stage } from './stage';
import type { Step, StepReport } from './step';
import { steps as allSteps } from './steps';

/** How many steps before its own turn a step's `ahead` begins. */
const aheadBy = 20;

export interface TourOptions {
  /** Where the pictures and `tour.json` go. */
  out: string;
  /** The built extension. */
  extension: string;
  pages?: string;
  data?: string;
  /** Kept; a temporary one, removed at the end, when not given. */
  profile?: string;
  /** Pictures for the documents go here. */
  images?: string;
  log?: (line: string) => void;
}

/** True where every step held. */
export async function runTour(options: TourOptions): Promise<boolean> {
  const { out, log = console.log } = options;
  await mkdir(out, { recursive: true });
  await removeFormer(out);
  const profile = path.resolve(
    options.profile ?? (await mkdtemp(path.join(os.tmpdir(), 'keyline-tour-profile-'))),
  );
  const extension = await allowOwnDomains(options.extension, profile);
  const stage = await Stage.open({ ...options, extension, profile });
  const steps = allSteps.filter((step) => step.when?.(stage) ?? true);
  const reports: StepReport[] = [];
  const failed = new Set<string>();
  const started = Date.now();
  try {
    for (const [i, step] of steps.entries()) {
      const number = String(i + 1).padStart(2, '0');
      const missing = step.needs?.find((id) => failed.has(id));
      if (missing === undefined) steps[i + aheadBy]?.ahead?.(stage);
      const report =
        missing === undefined
          ? await play(step, stage, options, `${number}-${step.id}.png`)
          : notTried(step, missing);
      if (!report.ok) failed.add(step.id);
      reports.push(report);
      log(lineOf(number, step, report));
    }
  } finally {
    await writeFile(path.join(out, 'tour.json'), `${JSON.stringify(reports, null, 2)}\n`);
    await stage.close();
    if (options.profile === undefined)
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  const held = reports.length - failed.size;
  log(`\n${held} of ${reports.length} steps held, ${seconds(Date.now() - started)}: ${out}/tour.json`);
  return failed.size === 0 && reports.length > 0;
}

async function play(step: Step, stage: Stage, options: TourOptions, screenshot: string): Promise<StepReport> {
  const seen = new Seen();
  const started = Date.now();
  let why: string | undefined;
  try {
    await stage.closeAside(step.in);
    await step.run(stage, seen.see);
    if (Object.keys(seen.saw).length === 0) why = 'The step looked at nothing.';
  } catch (error) {
    why = firstLine(error);
  }
  const ms = Date.now() - started;
  const file = path.join(options.out, screenshot);
  const problem = await takePicture(stage, file).then(() => null, firstLine);
  const ok = why === undefined && problem === null;
  if (ok && step.image && options.images) {
    await mkdir(options.images, { recursive: true });
    await copyFile(file, path.join(options.images, `${step.image}.png`));
  }
  why ??= problem ?? undefined;
  return {
    step: step.id,
    ok,
    ms,
    screenshot: problem === null ? screenshot : null,
    saw: seen.saw,
    ...(why !== undefined && { why }),
  };
}

/** Of the tab in front; the popup without the empty part of the tab it stands in. */
async function takePicture({ front, aside }: Stage, file: string): Promise<void> {
  const clip = aside === 'popup' ? await front.locator('body > *').first().boundingBox() : null;
  await front.screenshot({
    path: file,
    animations: 'disabled',
    caret: 'initial',
    timeout: 15_000,
    ...(clip && { clip }),
  });
}

const notTried = (step: Step, missing: string): StepReport => ({
  step: step.id,
  ok: false,
  ms: 0,
  screenshot: null,
  saw: {},
  why: `Not tried: ${missing} did not hold.`,
});

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const lineOf = (number: string, step: Step, { ok, ms, why }: StepReport): string =>
  `${ok ? '✓' : '✗'} ${number} ${step.says} (${seconds(ms)})${why === undefined ? '' : `\n     ${why}`}`;

/** A picture of an earlier tour beside a new `tour.json` would mislead. */
async function removeFormer(out: string): Promise<void> {
  const former = (await readdir(out)).filter((name) => /^\d\d-[a-z0-9-]+\.png$|^tour\.json$/.test(name));
  await Promise.all(former.map((name) => rm(path.join(out, name))));
}
