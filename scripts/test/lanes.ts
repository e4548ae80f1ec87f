import { spawn } from 'node:child_process';

/** Something that has to hold: a command that ends with 0. */
export interface Task {
  name: string;
  command: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Minutes after which it hangs: it is ended, and has failed. */
  most: number;
}

export interface Ended {
  task: Task;
  ok: boolean;
  /** All it printed, in order. */
  output: string;
  seconds: number;
}

/** Runs them in their order, so many at a time; tells of each when it has ended, so that what they print stays whole. */
export async function inLanes(
  tasks: readonly Task[],
  lanes: number,
  tell: (ended: Ended) => void,
): Promise<void> {
  const left = [...tasks];
  const lane = async () => {
    for (let task = left.shift(); task; task = left.shift()) tell(await run(task));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

function run(task: Task): Promise<Ended> {
  const [program = '', ...args] = task.command;
  const began = performance.now();
  let output = '';
  // A group of its own: a browser or a database that it started ends with it.
  const child = spawn(program, args, { env: { ...process.env, ...task.env }, detached: true });
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  const end = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It was gone already.
    }
  };
  const timer = setTimeout(() => {
    output += `\nIt did not end within ${task.most} minutes.\n`;
    end();
  }, task.most * 60_000);
  process.once('exit', end);
  return new Promise((resolve) => {
    const done = (ok: boolean) => {
      clearTimeout(timer);
      process.off('exit', end);
      resolve({ task, ok, output, seconds: (performance.now() - began) / 1000 });
    };
    child.on('error', (error) => {
      output += `${error}\n`;
      done(false);
    });
    child.on('close', (code) => done(code === 0));
  });
}
