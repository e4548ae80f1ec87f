import type { See } from './see';
import type { AsideName, Stage } from './stage';

/**
 * One step of the tour: acts by mouse and keyboard only, reads the screen, and holds or not by what it saw.
 * To add one, write it in `steps/` and name it in `steps/index.ts`.
 */
export interface Step {
  /** Short and unique; part of the picture's name. */
  id: string;
  /** What a person does and sees, in a few words. */
  says: string;
  /** Steps without which this one has no ground: where one did not hold, this one is not tried. */
  needs?: readonly string[];
  /** Left out where false: the step is for other options. */
  when?: (stage: Stage) => boolean;
  /** What takes long and can begin in the background, some steps before. */
  ahead?: (stage: Stage) => void;
  /** Name of the picture for the documents (`--images`). */
  image?: string;
  /** The tab of the extension's own that the step plays in; before a step elsewhere it is closed. */
  in?: AsideName;
  run: (stage: Stage, see: See) => Promise<void>;
}

/** A line of `tour.json`. */
export interface StepReport {
  step: string;
  ok: boolean;
  /** Milliseconds the step took, its picture left out. */
  ms: number;
  /** File name beside `tour.json`; null where there is no picture. */
  screenshot: string | null;
  /** What was read from the screen. */
  saw: Record<string, unknown>;
  /** What did not hold. */
  why?: string;
}
