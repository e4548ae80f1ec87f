import { execFile } from 'node:child_process';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { builtExtension, firefoxExtension } from '../support/extension';

/** What Mozilla's store says of a package when it is handed in; asks no network. */
const program = createRequire(import.meta.url).resolve('addons-linter/bin/addons-linter');

interface Remark {
  code: string;
  message: string;
}
interface Verdict {
  errors: string[];
  warnings: string[];
  notices: string[];
}

/** React writes markup where a component asks for it; none of ours does, and Trusted Types would refuse it. */
const react = Array(2).fill('UNSAFE_VAR_ASSIGNMENT: Unsafe assignment to innerHTML');
/** Chrome's native side panel, a permission that Firefox does not know: there it is the sidebar. */
const sidePanel = /^MANIFEST_PERMISSIONS: .*"sidePanel"/;

async function lint(folder: string, ...flags: string[]): Promise<Verdict> {
  const stdout = await new Promise<string>((resolve) =>
    // It ends with 1 where there are errors, and says so in words all the same.
    execFile(
      process.execPath,
      [program, '--output', 'json', ...flags, folder],
      { maxBuffer: 50_000_000 },
      (_error, out) => resolve(out),
    ),
  );
  const { errors, warnings, notices }: Record<keyof Verdict, Remark[]> = JSON.parse(stdout);
  const text = ({ code, message }: Remark) => `${code}: ${message}`;
  return { errors: errors.map(text), warnings: warnings.map(text).sort(), notices: notices.map(text) };
}

describe('the store’s linter', () => {
  it('finds no error in the Firefox build, and no warning but React’s own', async () => {
    expect(await lint(firefoxExtension)).toEqual({ errors: [], warnings: react, notices: [] });
  });

  it('finds no error in the Chrome build, which has a service worker', async () => {
    expect(await lint(builtExtension, '--enable-background-service-worker')).toEqual({
      errors: [],
      warnings: [expect.stringMatching(sidePanel), ...react],
      notices: [],
    });
  });

  it('would find both in a build with a fault', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'keyline-faulty-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp(firefoxExtension, folder, { recursive: true });
    await appendFile(
      path.join(folder, 'background.js'),
      '\neval(self.name);document.body.innerHTML=self.name;',
    );
    await rm(path.join(folder, 'icons', '16.png'));
    // The pages' scripts, React's two remarks with them: they only cost time here.
    await rm(path.join(folder, 'chunks'), { recursive: true });
    const { errors, warnings } = await lint(folder);
    expect(errors).toContainEqual(expect.stringContaining('ICON_NOT_FOUND'));
    expect(warnings).toContainEqual(react[0]);
    expect(warnings).toContainEqual(expect.stringContaining('DANGEROUS_EVAL'));
  });
});
