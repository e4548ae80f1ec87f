import { loadLanguage } from '@/lib/platform/language';

// Every string: a browser test reads any page. In English, as the browsers it starts.
await loadLanguage({ more: true, chosen: 'en' });
