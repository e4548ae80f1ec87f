import more from 'virtual:strings/en/more';
import recovery from 'virtual:strings/en/recovery';
import sync from 'virtual:strings/en/sync';
import { addTexts } from '@/lib/platform/strings';

// Every string: a browser test reads any page. In English, as the browsers it starts.
addTexts(more);
addTexts(recovery);
addTexts(sync);
