import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name);

export interface Finding {
  outcome: 'holds' | 'fails' | 'skipped';
  /** What was found, or why it was skipped. */
  said: string;
}

const run = (command: string, args: string[], cwd = root) =>
  spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
const finding = ({ status, stdout, stderr, error }: ReturnType<typeof run>): Finding => ({
  outcome: status === 0 ? 'holds' : 'fails',
  said: `${stdout ?? ''}${stderr ?? ''}${error ?? ''}`.trim(),
});

/** Every file that is or would be in the repository. */
export function trackedFiles(): string[] {
  const { stdout } = run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z']);
  return stdout.split('\0').filter((file) => file !== '' && !file.endsWith('package-lock.json'));
}

/** Keys and tokens in a folder's files, by their shapes. */
export function findSecrets(files: string[], folder = root): Finding {
  if (files.length === 0) return { outcome: 'fails', said: 'There are no files to read.' };
  for (let at = 0; at < files.length; at += 300) {
    const flags = ['--no-glob', '--no-color', '--secretlintrc', path.join(root, '.secretlintrc.json')];
    const found = finding(run(bin('secretlint'), [...flags, ...files.slice(at, at + 300)], folder));
    if (found.outcome === 'fails') return found;
  }
  return { outcome: 'holds', said: `${files.length} files` };
}

/**
 * Packages of the npm registry alone, by https, each with a strong hash. The lock file says no address where it is the
 * registry's own (`omit-lockfile-registry-resolved`): whatever has one is looked at.
 */
export const checkLockfile = (file: string): Finding =>
  finding(
    run(bin('lockfile-lint'), [
      ...['--path', file, '--type', 'npm', '--allowed-hosts', 'npm'],
      ...['--validate-https', '--validate-integrity'],
    ]),
  );

/** Known holes in what we ship; a registry that does not answer that question is no failure of ours, and is said. */
export function auditPackages(): Finding {
  const { stdout } = run('npm', ['audit', '--omit=dev', '--audit-level=high', '--json']);
  return readAudit(stdout);
}

export function readAudit(json: string): Finding {
  let report: { metadata?: { vulnerabilities?: Record<string, number> }; message?: string };
  try {
    report = JSON.parse(json);
  } catch {
    report = {};
  }
  const counts = report.metadata?.vulnerabilities;
  if (!counts) return { outcome: 'skipped', said: report.message ?? 'The registry did not answer.' };
  const grave = (counts.high ?? 0) + (counts.critical ?? 0);
  return {
    outcome: grave > 0 ? 'fails' : 'holds',
    said: Object.entries(counts)
      .map(([level, count]) => `${count} ${level}`)
      .join(', '),
  };
}
