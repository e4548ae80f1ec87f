/** What `npm run soak` runs: the checks of `npm test` that have a full count, in the order of this list. */
export interface Harness {
  /** For `--only`. */
  name: string;
  /** As the heading in `docs/soak.md`. */
  title: string;
  project: 'unit' | 'arch' | 'server' | 'sim' | 'pg' | 'e2e' | 'firefox';
  /** Test files or folders. */
  files: readonly string[];
  /** Where no test does it: what is run instead of them. It too says its figures. */
  command?: readonly string[];
}

export const harnesses: readonly Harness[] = [
  { name: 'kills', title: 'Writer, worker and browser killed', project: 'e2e', files: ['tests/e2e/kill'] },
  { name: 'server-kills', title: 'Server killed', project: 'server', files: ['server/test/kill.test.ts'] },
  { name: 'tabs', title: 'Many tabs at once', project: 'e2e', files: ['tests/e2e/tabs.test.ts'] },
  {
    name: 'upgrade',
    title: 'Upgrades from past schemas',
    project: 'e2e',
    files: ['tests/e2e/upgrade.test.ts'],
  },
  {
    name: 'corruption',
    title: 'Damaged stores, full disks',
    project: 'e2e',
    files: ['tests/e2e/corruption.test.ts', 'tests/e2e/full-disk.test.ts'],
  },
  { name: 'reload', title: 'Extension reloaded', project: 'e2e', files: ['tests/e2e/reload.test.ts'] },
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
  {
    name: 'simulator',
    title: 'Sync in bad weather',
    project: 'sim',
    files: [],
    command: [
      'npm',
      'run',
      'sim',
      '--',
      '--from',
      '2001',
      '--seeds',
      '500',
      '--processes',
      '2',
      '--db',
      'embedded',
    ],
  },
  { name: 'host-drift', title: 'Hosts that change their pages', project: 'e2e', files: ['tests/e2e/drift'] },
  {
    name: 'host-events',
    title: 'What the host can notice',
    project: 'e2e',
    files: ['tests/e2e/host-events'],
  },
  { name: 'languages', title: 'Languages and directions', project: 'e2e', files: ['tests/e2e/languages'] },
  {
    name: 'titles',
    title: 'Hostile titles',
    project: 'e2e',
    files: ['titles', 'imported-titles'].map((name) => `tests/e2e/hostile/${name}.test.ts`),
  },
  {
    name: 'clickjacking',
    title: 'Clickjacking',
    project: 'e2e',
    files: ['tests/e2e/hostile/clickjacking.test.ts'],
  },
  {
    name: 'clickjacking-firefox',
    title: 'Clickjacking, Firefox',
    project: 'firefox',
    files: ['tests/firefox/hostile.test.ts'],
  },
  { name: 'messages', title: 'Hostile messages', project: 'unit', files: ['lib/messages/hostile.test.ts'] },
  {
    name: 'page-messages',
    title: 'Hostile messages in a browser',
    project: 'e2e',
    files: ['page-messages', 'script-messages'].map((name) => `tests/e2e/hostile/${name}.test.ts`),
  },
  {
    name: 'accessibility',
    title: 'Screens for everybody',
    project: 'e2e',
    files: ['tests/e2e/accessibility'],
  },
];
