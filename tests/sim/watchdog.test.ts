import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const file = JSON.stringify(path.join(import.meta.dirname, 'watchdog.ts'));
let children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
});

/** A process that says its seed and then does something without end. */
function endless(what: string, patience = { processor: 0.5, clock: 120 }): ChildProcess {
  const code = `import { watchdog } from ${file}; watchdog(${JSON.stringify(patience)})(77); ${what}`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code]);
  children.push(child);
  return child;
}

const ended = (child: ChildProcess): Promise<{ signal: string | null; said: string }> => {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  return new Promise((resolve) => child.on('close', (_, signal) => resolve({ signal, said })));
};

describe('a seed that never ends', { timeout: 120_000 }, () => {
  it.each([
    ['promises without end', 'for (;;) await null;', undefined],
    ['a plain loop', 'for (;;);', undefined],
    ['what never comes', 'setInterval(() => {}, 1000);', { processor: 60, clock: 1 }],
  ])('%s: is named, and the process ends', async (_, what, patience) => {
    const { signal, said } = await ended(endless(what, patience));
    expect(signal).toBe('SIGKILL');
    expect(said).toContain('seed 77 does not end');
  });

  it('a process ends with the one that started it', async () => {
    const patience = { processor: 600, clock: 600 };
    const inner = `import { watchdog } from ${file}; watchdog(${JSON.stringify(patience)})(77);
      console.log(process.pid); for (;;) await null;`;
    const outer = `import { spawn } from 'node:child_process';
      spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', ${JSON.stringify(inner)}], { stdio: 'inherit' });`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', outer], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(parent);
    const pid = await new Promise<number>((resolve) =>
      parent.stdout.once('data', (text) => resolve(Number(text))),
    );
    expect(() => process.kill(pid, 0)).not.toThrow();
    parent.kill('SIGKILL');
    // The pipe closes with the last process that writes to it.
    await new Promise((resolve) => parent.on('close', resolve));
  });
});
