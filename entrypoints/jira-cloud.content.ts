import { defineContentScript } from 'wxt/utils/define-content-script';
import { jiraCloudListing } from '@/lib/hosts/jira-cloud/listing';
import { jiraCloud } from '@/lib/hosts/jira-cloud/page';
import { run } from './host.content/run';

export const main = (): void => run(jiraCloud);

/** Also what is registered for a Jira Cloud on a custom domain. */
export default defineContentScript({ matches: jiraCloudListing.matches, main });
