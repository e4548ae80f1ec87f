import { defineContentScript } from 'wxt/utils/define-content-script';
import { hostMatches } from '@/lib/hosts';
import { run } from './run';

/** Read by WXT for the manifest. What is built is `run.ts` alone (see `wxt.config.ts`): each byte counts here. */
export default defineContentScript({ matches: hostMatches(), main: run });
