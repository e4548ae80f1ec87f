import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Builds into `.output`, or where `KEYLINE_OUT` says; gives the unpacked extension's directory. */
export function buildExtension(): string {
  const out = process.env.KEYLINE_OUT ?? '.output';
  console.log('Building the extension …');
  const { status, stdout, stderr } = spawnSync('npx', ['wxt', 'build'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}\n${stderr}`);
  return path.resolve(out, 'chrome-mv3');
}
