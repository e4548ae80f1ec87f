/** What `npm run soak` runs: the checks of `npm test` that have a full count, in the order of this list. */
export interface Harness {
  /** For `--only`. */
  name: string;
  /** As the heading in `docs/soak.md`. */
  title: string;
  project: 'unit' | 'arch' | 'server' | 'sim' | 'pg' | 'e2e' | 'firefox';
  /** Test files or folders. */
  files: readonly string[];
}

export const harnesses: readonly Harness[] = [
  { name: 'kills', title: 'Writer killed', project: 'e2e', files: ['tests/e2e/kill'] },
  {
    name: 'hostile-clients',
    title: 'Hostile clients of the server',
    project: 'server',
    files: ['fuzz', 'tenants', 'slow', 'crowd'].map((name) => `server/test/${name}.test.ts`),
  },
  {
    name: 'stores',
    title: 'Packages for the stores',
    project: 'arch',
    files: ['tests/arch/double-build.test.ts'],
  },
];
