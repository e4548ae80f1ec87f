/** Command-line flags of Chromium for tests and the demo. */

/** The hosts we stand in for, https and http alike: one port takes both. */
const hosts = ['*.atlassian.net', '*.example.test', 'linear.app', 'api.linear.app'];

/** Makes the browser take the stand-ins on this port for Jira and Linear, and reach nothing else. */
export function sandboxFlags(port: number): string[] {
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`);
  return [
    `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`,
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
