import { defineContentScript } from 'wxt/utils/define-content-script';
import { jiraDcListing } from '@/lib/hosts/jira-dc/listing';
import { jiraDc } from '@/lib/hosts/jira-dc/page';
import { run } from './host.content/run';

export const main = (): void => run(jiraDc);

/** Registered at run time for the domains a person adds: the manifest names none. */
export default defineContentScript({
  registration: 'runtime',
  matches: jiraDcListing.matches,
  main,
});
