import type { Log } from '../parts';

/**
 * Settles with the exit code when the server is to end: 0 on SIGTERM or SIGINT, 1 on what nobody caught or a lost lock.
 * A second signal ends it on the spot.
 */
export function untilAskedToStop(log: Log): {
  code: Promise<number>;
  isAsked: () => boolean;
  give: (error: Error) => void;
} {
  let end: (code: number) => void = () => {};
  const code = new Promise<number>((resolve) => {
    end = resolve;
  });
  let asked = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (asked) process.exit(130);
      asked = true;
      end(0);
    });
  const give = (error: Error) => {
    log.error('ends itself', { error: error.stack ?? String(error) });
    end(1);
  };
  process.on('uncaughtException', give);
  // A promise that nobody awaited harms one request at most.
  process.on('unhandledRejection', (error) => log.error('nobody caught', { error: String(error) }));
  return { code, isAsked: () => asked, give };
}
