/** Command-line flags of Chromium for tests and the demo. */

/** Makes the browser take the stand-in on this port for Jira, and reach nothing else. */
export function sandboxFlags(port: number): string[] {
  return [
    `--host-resolver-rules=MAP *.atlassian.net 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    '--ignore-certificate-errors',
  ];
}

/**
 * Quiet, and nothing but what we load. The last `--disable-features` wins: this one drops Playwright's own, which turns
 * storage partitioning off and would hide how the panel's frame really lives.
 */
export const plainFlags: readonly string[] = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,OptimizationHints',
];
