import { defineContentScript } from 'wxt/utils/define-content-script';
import { linearListing } from '@/lib/hosts/linear/listing';
import { linear } from '@/lib/hosts/linear/page';
import { run } from './host.content/run';

export const main = (): void => run(linear);

export default defineContentScript({ matches: linearListing.matches, main });
