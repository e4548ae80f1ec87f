/** A Chromium of the machine's own: the project downloads none. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const macApps = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
const windowsApps = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

export interface FoundBrowser {
  path: string;
  /** As the browser gives it: `Chromium 156.0.1 built on Debian`. */
  version: string;
}

/** `CHROME_PATH`, else an installed one; null where there is none. */
export function installedBrowser(
  env: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): string | null {
  if (env.CHROME_PATH) {
    if (existsSync(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Error(`CHROME_PATH names ${env.CHROME_PATH}, which does not exist.`);
  }
  return candidates(env, platform).find((candidate) => existsSync(candidate)) ?? null;
}

function candidates(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') return macApps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    );
    return roots.flatMap((root) => windowsApps.map((app) => path.join(root, app)));
  }
  const dirs = [...new Set([...(env.PATH ?? '').split(':').filter(Boolean), '/usr/bin', '/snap/bin'])];
  return names.flatMap((name) => dirs.map((dir) => path.join(dir, name)));
}

/** Finds a browser, installing Debian's package where this is Debian and we may. Throws what to install else. */
export async function findBrowser(log: (line: string) => void = console.log): Promise<FoundBrowser> {
  let found = installedBrowser();
  if (!found && canInstall()) {
    install('chromium', log);
    found = installedBrowser();
  }
  if (!found) {
    throw new Error(
      'No browser found. Install Chrome, Edge or Chromium (Debian: apt-get install chromium), or set CHROME_PATH.',
    );
  }
  return { path: found, version: await versionOf(found) };
}

/** Debian's package. What goes wrong is said, and left to whoever looks for the browser then. */
export function install(name: string, log: (line: string) => void): void {
  log(`No browser here: installing Debian’s ${name} …`);
  const aptGet = (...args: string[]) =>
    spawnSync('apt-get', ['-q', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  // A list that cannot be refreshed may still know the package.
  aptGet('update');
  const { status, stderr } = aptGet('install', '-y', '--no-install-recommends', name);
  if (status !== 0) log(`It could not be installed: ${stderr?.trim() ?? 'apt-get did not run'}`);
}

/** Whether this is Debian (or kin) and we may install its packages. */
export function canInstall(): boolean {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    spawnSync('apt-get', ['--version']).status === 0
  );
}

async function versionOf(executable: string): Promise<string> {
  if (process.platform === 'win32') return ''; // chrome.exe --version opens a window there
  const { stdout } = await promisify(execFile)(executable, ['--version'], { timeout: 20_000 });
  return stdout.trim();
}

/** Chrome itself stopped taking `--load-extension` with 137; its extensions come over the debugging pipe. */
export function ignoresLoadExtension(version: string): boolean {
  const major = Number(/^Google Chrome (\d+)/.exec(version)?.[1] ?? 0);
  return major >= 137;
}
