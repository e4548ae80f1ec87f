/** Jira Data Center's REST, under the site's context path and with the browser's own session: `/rest/api/2`. */
import { createJiraApi } from '../jira-rest';

export const jiraDcApi = createJiraApi({ id: 'jira-dc', api: '/rest/api/2', search: '/search' });
