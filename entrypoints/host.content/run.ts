import { attempt } from './life';
import { start } from './start';

/** Of this script's own isolated world, which ends with the extension's version: an update starts with a clean one. */
const world = globalThis as { keyline?: boolean };

export function run(): void {
  // A second injection of the same version finds the first at work.
  if (world.keyline) return;
  world.keyline = true;
  void attempt(start);
}
