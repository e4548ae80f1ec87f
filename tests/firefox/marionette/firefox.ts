/** Starts a real Firefox and drives it: tabs, frames, elements, keys, and the browser's own window. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findFirefox } from '../../support/find-firefox';
import { Connection, MarionetteError } from './connection';
import { type Pref, writeProfile } from './profile';

/** An element as the protocol names it. */
export type Reference = Record<string, string>;

export interface StartOptions {
  /** The stand-ins'. */
  port: number;
  /** Kept when given, so that a restart finds it; a temporary one, removed on close, when not. */
  profileDir?: string;
  prefs?: Record<string, Pref>;
}

export const keys = { enter: '\uE007', escape: '\uE00C', tab: '\uE004', control: '\uE009' } as const;

/** Milliseconds until a browser that was asked to end is ended. */
const QUIT = 10_000;

export class Firefox {
  private constructor(
    private readonly connection: Connection,
    private readonly child: ChildProcess,
    readonly profileDir: string,
    private readonly isOwnProfile: boolean,
  ) {}

  static async start({ port, profileDir, prefs }: StartOptions): Promise<Firefox> {
    const { path: program } = await findFirefox();
    const profile = profileDir ?? (await mkdtemp(path.join(os.tmpdir(), 'keyline-firefox-')));
    await writeProfile(profile, port, prefs);
    const portFile = path.join(profile, 'MarionetteActivePort');
    await rm(portFile, { force: true });
    const child = spawn(
      program,
      [
        '--headless',
        '--no-remote',
        '--profile',
        profile,
        '--marionette',
        // For the browser's own window: its permission prompt, its sidebar.
        '--remote-allow-system-access',
        'about:blank',
      ],
      {
        stdio: 'ignore',
        env: { ...process.env, MOZ_HEADLESS_WIDTH: '1440', MOZ_HEADLESS_HEIGHT: '1000', HOME: profile },
      },
    );
    try {
      const connection = await Connection.open(await listeningPort(portFile, child));
      const firefox = new Firefox(connection, child, profile, profileDir === undefined);
      await connection.send('WebDriver:NewSession', { acceptInsecureCerts: true });
      return firefox;
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    }
  }

  send<T = unknown>(command: string, params: object = {}): Promise<T> {
    return this.connection.send<T>(command, params);
  }

  /** Into the browser for good, as a person installs a file; survives a restart. Answers the add-on's id. */
  async installAddon(file: string): Promise<string> {
    return (await this.send<{ value: string }>('Addon:Install', { path: file, temporary: false })).value;
  }

  async goTo(address: string): Promise<void> {
    await this.send('WebDriver:Navigate', { url: address });
  }

  /** A new tab, in front. Answers its handle. */
  async newTab(address?: string): Promise<string> {
    const { handle } = await this.send<{ handle: string }>('WebDriver:NewWindow', {
      type: 'tab',
      focus: true,
    });
    await this.toTab(handle);
    if (address !== undefined) await this.goTo(address);
    return handle;
  }

  async toTab(handle: string): Promise<void> {
    await this.send('WebDriver:SwitchToWindow', { handle, focus: true });
  }

  /** Handle of the tab that is driven. */
  async tab(): Promise<string> {
    return (await this.send<{ value: string }>('WebDriver:GetWindowHandle')).value;
  }

  async closeTab(): Promise<void> {
    const left = await this.send<string[]>('WebDriver:CloseWindow');
    if (left[0]) await this.toTab(left[0]);
  }

  async toTop(): Promise<void> {
    await this.send('WebDriver:SwitchToFrame', { id: null });
  }

  async toFrame(element: Reference): Promise<void> {
    await this.send('WebDriver:SwitchToFrame', { element: Object.values(element)[0] });
  }

  /** Runs in the page beside its scripts: sees its document, not its variables. */
  run<T, A extends unknown[]>(script: (...args: A) => T, ...args: A): Promise<Awaited<T>> {
    return this.execute('sandbox', script, args);
  }

  /** Runs as a script of the page itself. */
  runInPage<T, A extends unknown[]>(script: (...args: A) => T, ...args: A): Promise<Awaited<T>> {
    return this.execute(null, script, args);
  }

  /** Runs in the page with the browser's rights: closed shadow roots are open to it. */
  runPrivileged<T, A extends unknown[]>(script: (...args: A) => T, ...args: A): Promise<Awaited<T>> {
    return this.execute('system', script, args);
  }

  /** Runs in the browser's own window. */
  async runInBrowser<T, A extends unknown[]>(script: (...args: A) => T, ...args: A): Promise<Awaited<T>> {
    return this.inBrowser(() => this.execute(undefined, script, args));
  }

  /** Everything within is for the browser's own window: elements, clicks, keys. */
  async inBrowser<T>(use: () => Promise<T>): Promise<T> {
    await this.send('Marionette:SetContext', { value: 'chrome' });
    try {
      return await use();
    } finally {
      await this.send('Marionette:SetContext', { value: 'content' });
    }
  }

  /** With the real mouse, at the element's middle: fails where something lies over it. */
  async click(element: Reference): Promise<void> {
    await this.send('WebDriver:ElementClick', { id: Object.values(element)[0] });
  }

  async type(element: Reference, text: string): Promise<void> {
    await this.send('WebDriver:ElementSendKeys', { id: Object.values(element)[0], text });
  }

  /** Keys to whatever has the focus; several are held down together. */
  async press(...together: string[]): Promise<void> {
    const down = together.map((value) => ({ type: 'keyDown', value }));
    const up = [...together].reverse().map((value) => ({ type: 'keyUp', value }));
    await this.send('WebDriver:PerformActions', {
      actions: [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }],
    });
  }

  /** What the tab shows, for a person to look at. */
  async screenshot(file: string): Promise<void> {
    const { value } = await this.send<{ value: string }>('WebDriver:TakeScreenshot', { full: false });
    await writeFile(file, Buffer.from(value, 'base64'));
  }

  /** Ends the browser, keeping its profile. */
  async quit(): Promise<void> {
    const gone = new Promise<void>((resolve) => {
      if (this.child.exitCode !== null || this.child.signalCode !== null) resolve();
      else this.child.once('exit', () => resolve());
    });
    const timer = setTimeout(() => this.child.kill('SIGKILL'), QUIT);
    await this.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
    await gone;
    clearTimeout(timer);
    this.connection.close();
  }

  /** Ends the browser and removes a temporary profile. */
  async close(): Promise<void> {
    await this.quit();
    if (this.isOwnProfile)
      await rm(this.profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  private async execute<T, A extends unknown[]>(
    sandbox: string | null | undefined,
    script: (...args: A) => T,
    args: A,
  ): Promise<Awaited<T>> {
    const { value } = await this.send<{ value: Awaited<T> }>('WebDriver:ExecuteScript', {
      script: `return (${script})(...arguments);`,
      args,
      ...(sandbox !== undefined && { sandbox }),
    });
    return value;
  }
}

/** Firefox writes the port it has chosen into its profile. */
async function listeningPort(file: string, child: ChildProcess, timeout = 30_000): Promise<number> {
  const end = Date.now() + timeout;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`Firefox ended at once, with ${child.exitCode}.`);
    const port = Number(await readFile(file, 'utf8').catch(() => 0));
    if (port > 0) return port;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Firefox did not start within ${timeout} ms.`);
}

/** False where the driver says that what was looked at is gone or not there yet; another error goes on. */
export const isPassing = (error: unknown): boolean =>
  error instanceof MarionetteError &&
  [
    'stale element reference',
    'no such element',
    'detached shadow root',
    'element not interactable',
    'element click intercepted',
    'no such frame',
    'no such window',
  ].includes(error.code);
