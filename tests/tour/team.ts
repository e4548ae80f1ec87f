/** The team server of the tour, and a colleague with a browser and a profile of their own. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from '../support/browser';
import { startTeamServer, type TeamServer } from '../support/team-server';

/** Milliseconds that a server may take to make its tables, on a slow and busy machine. */
const patience = 60_000;

export class Team {
  private starting: Promise<TeamServer> | null = null;
  private profile: string | null = null;
  private browser: Browser | null = null;

  constructor(private readonly launch: (profile: string) => Promise<Browser>) {}

  /** The first call starts it. */
  server(): Promise<TeamServer> {
    this.starting ??= inTime(startTeamServer({ isFirstDay: true }));
    // Told by the step that wants it, which may come later.
    this.starting.catch(() => {});
    return this.starting;
  }

  /** The colleague's browser; the first call starts it. */
  async colleague(): Promise<Browser> {
    this.profile ??= await mkdtemp(path.join(os.tmpdir(), 'keyline-tour-colleague-'));
    this.browser ??= await this.launch(this.profile);
    return this.browser;
  }

  async close(): Promise<void> {
    await this.browser?.close();
    await this.starting?.then(
      (server) => server.close(),
      () => {},
    );
    if (this.profile)
      await rm(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** One that comes too late is ended again. */
function inTime(starting: Promise<TeamServer>): Promise<TeamServer> {
  return new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(new Error(`The team server did not start within ${patience / 1000} s.`));
    }, patience);
    starting.then(
      (server) => {
        clearTimeout(timer);
        if (isLate) void server.close();
        else resolve(server);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
