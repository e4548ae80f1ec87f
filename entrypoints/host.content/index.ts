import { defineContentScript } from 'wxt/utils/define-content-script';
import { hostMatches } from '@/lib/hosts';
import { attempt } from './extension';
import { start } from './start';

/** Of this script's own isolated world, which ends with the extension's version: an update starts with a clean one. */
const world = globalThis as { keyline?: AbortController };

export default defineContentScript({
  matches: hostMatches(),
  noScriptStartedPostMessage: true,
  main() {
    // A second injection of the same version finds the first at work.
    if (world.keyline && !world.keyline.signal.aborted) return;
    const life = new AbortController();
    world.keyline = life;
    void attempt(life, () => start(life));
  },
});
