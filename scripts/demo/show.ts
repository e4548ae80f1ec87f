import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { meetSample } from '../../tests/tour/meet-sample';
import { allowOwnDomains } from '../../tests/tour/own-domains';
import { Stage } from '../../tests/tour/stage';
import type { DemoOptions } from './options';

/** A browser for people: the sample loaded, a ticket open, the panel beside it. Lasts until Ctrl+C or its last window. */
export async function show(options: DemoOptions & { extension: string }): Promise<number> {
  const { pages, data } = options;
  const profile = path.resolve(
    options.profile ?? (await mkdtemp(path.join(os.tmpdir(), 'keyline-demo-profile-'))),
  );
  const stage = await Stage.open({
    extension: await allowOwnDomains(options.extension, profile),
    profile,
    ...(pages !== undefined && { pages }),
    ...(data !== undefined && { data }),
    launch: { headless: false, viewport: null, endsOnInterrupt: false },
  });
  const ended = new Promise<void>((resolve) => {
    stage.browser.context.once('close', () => resolve());
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const { key } = stage.cast.page;
  try {
    await stage.jira.openIssue(key);
    await meetSample(stage);
    const { origin, dc, http, custom, linear } = stage.sandbox;
    console.log(
      [
        `${origin}/browse/${key} is open, with the panel beside it. Ctrl+C ends the demo.`,
        `Linear: ${linear}`,
        'On domains of their own, to be added under Options, Sites:',
        `  Jira Data Center: ${dc}/browse/${key} and ${http}/browse/${key}`,
        `  Jira Cloud: ${custom}/browse/${key}`,
      ].join('\n'),
    );
    await ended;
    return 0;
  } finally {
    await stage.close().catch(() => {}); // the person may have closed the browser
    if (options.profile === undefined)
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
