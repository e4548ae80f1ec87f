import type { HostPage } from '@/lib/hosts/types';
import { setHost } from './host';
import { attempt } from './life';
import { start } from './start';

/** Of this script's own isolated world, which ends with the extension's version: an update starts with a clean one. */
const world = globalThis as { keyline?: boolean };

export function run(host: HostPage): void {
  // A second injection of the same version finds the first at work.
  if (world.keyline) return;
  world.keyline = true;
  setHost(host);
  void attempt(start);
}
