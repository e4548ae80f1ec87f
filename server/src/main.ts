/** `npm run server`: one team server; `backup` and `restore` beside it. docs/operations.md has the options. */
import { runBackup, runRestore } from './cli/copies';
import { parseOptions, usage } from './cli/options';
import { start } from './cli/start';
import { createLog, hideSecrets } from './ops/log';
import { untilAskedToStop } from './ops/stop';

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2), process.env);
  if ('problem' in options) {
    complain(`${options.problem}\n\n${usage}`);
    return 2;
  }
  if ('help' in options) {
    say(usage);
    return 0;
  }
  if (options.command === 'backup') return runBackup(options, say);
  if (options.command === 'restore') return runRestore(options, say);
  const log = createLog(options.logLevel ?? 'info');
  const asked = untilAskedToStop(log);
  const onLost = (error: Error) => {
    // Whoever took the folder writes there now: not one byte more of ours.
    log.error('the data folder was taken by another', { error: error.message });
    process.exit(1);
  };
  const running = await start(options, { log, say, onLost, isAsked: asked.isAsked });
  const code = await asked.code;
  log.info('stopping');
  await running.stop();
  log.info('stopped');
  return code;
}

process.exitCode = await main().catch((error: unknown) => {
  complain(hideSecrets(explain(error)));
  return 1;
});
// Pools and timers of libraries do not hold us.
process.exit();

/** The usual reasons in words; anything else as it came. */
function explain(error: unknown): string {
  const { code, port, message, stack, name } = (error ?? {}) as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Give another by --port, or 0 for a free one.`;
  if (code === 'EACCES') return `Not allowed: ${message}`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return `The database does not answer: ${message || code}`;
  if (code === '28P01' || code === '28000' || code === '3D000') return `The database refuses: ${message}`;
  if (name === 'LockedError' || name === 'CopyError') return message;
  return stack ?? String(error);
}
