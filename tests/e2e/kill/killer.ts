import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Frame, Page } from 'playwright-core';
import type { Variant } from './build';
import type { Done, Job } from './page/page';
import type { KillServer, Run } from './server';

/** How a writer dies. */
export const deaths = ['crash', 'close', 'detach'] as const;
export type Death = (typeof deaths)[number];

/** What a killed run left behind. */
export interface Outcome {
  begun: number;
  acked: number;
  /** The step at which it was killed; null = it had ended before. */
  step: string | null;
  /** The store afterwards. */
  dump: string;
  /** The store after the command in flight was given once more. */
  again: string | null;
}

/** Of one that was killed at a step. */
export type Killed = Outcome & { step: string };

/** Reads the store that a killed run left; the command in flight, if one was, is given once more. */
export async function outcomeIn(
  reader: Page | Frame,
  job: Job,
  died: Pick<Outcome, 'begun' | 'acked' | 'step'>,
): Promise<Outcome> {
  const dump = await reader.evaluate((name) => window.dump(name), job.run);
  const inFlight = died.begun > died.acked ? died.begun - 1 : null;
  const again =
    inFlight === null
      ? null
      : await reader.evaluate(([asked, index]) => window.again(asked, index), [job, inFlight] as const);
  return { ...died, dump, again };
}

/** Late words of a dying page are waited for so long, in milliseconds. */
const settle = 40;

export class Killer {
  private readonly readers = new Map<string, { page: Page; target: Page | Frame }>();

  constructor(
    private readonly context: BrowserContext,
    private readonly server: KillServer,
    private readonly variant: Variant,
  ) {}

  /** The whole plan undisturbed: the store before it and after each command, and its steps. */
  async reference(job: Omit<Job, 'killAt'>): Promise<Done> {
    const { target, page } = await this.open('close');
    const done = await target.evaluate((asked) => window.job(asked), { ...job, killAt: null });
    await page.close();
    return done;
  }

  /** Runs the plan, kills its page at a step, opens the store anew and looks. */
  async kill(job: Job, death: Death): Promise<Killed> {
    const { page, target } = await this.open(death);
    const session = death === 'crash' ? await this.context.newCDPSession(page) : null;
    const gone = goneOf(page, target, death);
    const run: Run = { begun: 0, acked: 0, step: null, closed: false, kill: () => strike(page, session) };
    this.server.runs.set(job.run, run);
    let failure: string | null = null;
    const ended = target
      .evaluate((asked) => window.job(asked), job)
      .then(
        () => {},
        (error: unknown) => {
          failure = String(error);
        },
      );
    await Promise.race([ended, gone]);
    if (run.step !== null) await gone;
    await sleep(settle);
    run.closed = true;
    if (!page.isClosed()) await page.close().catch(() => {});
    const { acked, step } = run;
    // Nobody killed it: whatever ended it is said, and counts as a fault of the run.
    if (step === null) throw new Error(`The plan ended at command ${acked + 1} before the kill: ${failure}`);
    return { ...(await outcomeIn(await this.reader(death), job, { begun: run.begun, acked, step })), step };
  }

  /** A page, or a page of another site with ours in a frame, as the panel stands in a ticket's page. */
  private async open(death: Death): Promise<{ page: Page; target: Page | Frame }> {
    const page = await this.context.newPage();
    const address = `${this.server.origin}/${this.variant}/`;
    if (death !== 'detach') {
      await page.goto(address);
      return { page, target: page };
    }
    await page.goto(`${this.server.framed}/frame/?src=${encodeURIComponent(address)}`);
    const frame = page.frames()[1];
    if (!frame) throw new Error('the frame is missing');
    return { page, target: frame };
  }

  /** A page of the same kind that only reads: a frame's storage is another than a tab's. */
  private async reader(death: Death): Promise<Page | Frame> {
    const kind = death === 'detach' ? 'detach' : 'close';
    const known = this.readers.get(kind);
    if (known && (await known.target.evaluate(() => true).catch(() => false))) return known.target;
    await known?.page.close().catch(() => {});
    const opened = await this.open(kind);
    this.readers.set(kind, opened);
    return opened.target;
  }
}

/** Only what is left to the browser: the page itself stands still. */
async function strike(page: Page, session: CDPSession | null): Promise<void> {
  if (session) {
    // Never answers: the renderer is gone.
    session.send('Page.crash').catch(() => {});
    await new Promise<void>((resolve) => page.once('crash', () => resolve()));
  } else if (page.frames().length > 1) await page.evaluate(() => document.querySelector('iframe')?.remove());
  else await page.close({ runBeforeUnload: false });
}

function goneOf(page: Page, target: Page | Frame, death: Death): Promise<void> {
  return new Promise((resolve) => {
    if (death === 'crash') page.once('crash', () => resolve());
    else if (death === 'close') page.once('close', () => resolve());
    else page.on('framedetached', (frame) => frame === target && resolve());
  });
}
