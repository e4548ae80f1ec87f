/**
 * `npm run demo`: builds the extension, starts a stand-in Jira and a browser, and opens a ticket with the panel beside
 * it; without a display, or with `--tour DIR`, drives the tour. docs/demo.md has the options.
 */
import { loadLanguage, loadPart } from '@/lib/platform/language';
import { findBrowser } from '../tests/support/find-browser';
import { runTour } from '../tests/tour/run';
import { buildExtension } from './demo/build';
import { parseOptions, usage } from './demo/options';
import { show } from './demo/show';

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2), process);
  if ('problem' in options) {
    console.error(`${options.problem}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  // The tour reads every page, in English.
  await loadLanguage({ more: true, chosen: 'en' });
  await Promise.all([loadPart('recovery'), loadPart('sync')]);
  await findBrowser(); // before the build, so that a missing one is said at once
  const extension = options.extension ?? buildExtension();
  if (options.tour === null) return show({ ...options, extension });
  const held = await runTour({ ...options, out: options.tour, extension });
  return held ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
