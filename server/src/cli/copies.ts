import type { Options } from './options';

export async function runBackup(_options: Options, _say: (line: string) => void): Promise<number> {
  throw new Error('not yet');
}
export const runRestore = runBackup;
