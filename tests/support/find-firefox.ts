/** A Firefox of the machine's own: the project downloads none. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { canInstall, type FoundBrowser, install } from './find-browser';

/** The extended-support release first: it alone takes an extension that nobody signed. */
const names = ['firefox-esr', 'firefox-developer-edition', 'firefox-nightly', 'firefox'];
const macApps = ['Firefox Developer Edition', 'Firefox Nightly', 'Firefox'];
const windowsApps = ['Firefox Developer Edition/firefox.exe', 'Mozilla Firefox/firefox.exe'];

/** `FIREFOX_PATH`, else an installed one; null where there is none. */
export function installedFirefox(
  env: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): string | null {
  if (env.FIREFOX_PATH) {
    if (existsSync(env.FIREFOX_PATH)) return env.FIREFOX_PATH;
    throw new Error(`FIREFOX_PATH names ${env.FIREFOX_PATH}, which does not exist.`);
  }
  return candidates(env, platform).find((candidate) => existsSync(candidate)) ?? null;
}

function candidates(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  if (platform === 'darwin') return macApps.map((app) => `/Applications/${app}.app/Contents/MacOS/firefox`);
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)']].filter((root) => root !== undefined);
    return roots.flatMap((root) => windowsApps.map((app) => path.join(root, app)));
  }
  const dirs = [...new Set([...(env.PATH ?? '').split(':').filter(Boolean), '/usr/bin', '/snap/bin'])];
  return names.flatMap((name) => dirs.map((dir) => path.join(dir, name)));
}

/** Finds a Firefox, installing Debian's package where this is Debian and we may. Throws what to install else. */
export async function findFirefox(log: (line: string) => void = console.log): Promise<FoundBrowser> {
  let found = installedFirefox();
  if (!found && canInstall()) {
    install('firefox-esr', log);
    found = installedFirefox();
  }
  if (!found) {
    throw new Error(
      'No Firefox found. Install Firefox ESR or Developer Edition (Debian: apt-get install firefox-esr), or set FIREFOX_PATH.',
    );
  }
  const { stdout } = await promisify(execFile)(found, ['--version'], { timeout: 20_000 });
  return { path: found, version: stdout.trim() };
}
