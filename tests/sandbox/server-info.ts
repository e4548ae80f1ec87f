/**
 * `GET /rest/api/{2,3}/serverInfo`: answered without a session too, and the surest way to tell Cloud from Data Center.
 * https://docs.atlassian.com/software/jira/docs/api/REST/9.17.0/#api/2/serverInfo
 */
export type Deployment = 'Cloud' | 'Server';

/** Of the Data Center stand-in: `body[data-version]` and `serverInfo` say the same. */
export const dcVersion = '10.3.2';

export function serverInfo(deploymentType: Deployment, baseUrl: string): Record<string, unknown> {
  const version = deploymentType === 'Cloud' ? '1001.0.0-SNAPSHOT' : dcVersion;
  return {
    baseUrl,
    version,
    versionNumbers: version.split('-')[0]?.split('.').map(Number),
    deploymentType,
    buildNumber: deploymentType === 'Cloud' ? 100_297 : 10_030_002,
    buildDate: '2026-10-02T00:00:00.000+0000',
    serverTime: '2026-11-02T09:00:00.000+0000',
    scmInfo: '5d1e5f1a2b3c4d5e6f708192a3b4c5d6e7f80912',
    serverTitle: deploymentType === 'Cloud' ? 'Jira' : 'Acme Jira',
  };
}
