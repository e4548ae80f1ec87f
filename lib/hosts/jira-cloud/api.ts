/** Jira Cloud's REST, with the browser's own session: `/rest/api/3`; the old `/search` answers 410. */
import { createJiraApi } from '../jira-rest';

export const jiraCloudApi = createJiraApi({ id: 'jira-cloud', api: '/rest/api/3', search: '/search/jql' });
