import { describe, expect, it } from 'vitest';
import { type Ended, inLanes, type Task } from './lanes';

const node = (name: string, code: string, most = 1): Task => ({
  name,
  command: [process.execPath, '-e', code],
  most,
});
async function ran(...tasks: Task[]): Promise<Ended[]> {
  const all: Ended[] = [];
  await inLanes(tasks, 2, (ended) => all.push(ended));
  return all;
}

describe('lanes', () => {
  it('run everything, and tell what each printed and whether it held', async () => {
    const all = await ran(
      node('a', 'console.log("one")'),
      node('b', 'console.error("two"); process.exit(3)'),
      node('c', 'console.log("three")'),
    );
    expect(Object.fromEntries(all.map(({ task, ok, output }) => [task.name, [ok, output]]))).toEqual({
      a: [true, 'one\n'],
      b: [false, 'two\n'],
      c: [true, 'three\n'],
    });
  });
  it('end what hangs, with whatever it started, and go on', async () => {
    const hang = `require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })`;
    const [ended] = await ran(node('hangs', hang, 1 / 60));
    expect(ended).toMatchObject({ ok: false, output: expect.stringContaining('did not end within') });
  });
  it('say of a program that is not there that it failed', async () => {
    const [ended] = await ran({ name: 'x', command: ['no-such-program-here'], most: 1 });
    expect(ended).toMatchObject({ ok: false, output: expect.stringContaining('ENOENT') });
  });
});
