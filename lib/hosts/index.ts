import { jiraCloud } from './jira-cloud/page';
import type { HostPage } from './types';

/** Every host's page side. A new host is one folder and one line here. */
export const hostPages: readonly HostPage[] = [jiraCloud];

/** The match patterns of all hosts, for the manifest. */
export const hostMatches = (): string[] => hostPages.flatMap((host) => host.matches);
