import type { HostApi } from './api-types';
import { jiraCloudApi } from './jira-cloud/api';
import { jiraDcApi } from './jira-dc/api';
import { linearApi } from './linear/api';

/** Every host's API side, for the worker. Apart from the page side: it carries schemas. */
export const hostApis: readonly HostApi[] = [jiraCloudApi, jiraDcApi, linearApi];
