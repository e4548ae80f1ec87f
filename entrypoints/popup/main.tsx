import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { Page } from '@/components/page/page';
import { Popup } from '@/components/popup/popup';
import { loadLanguage } from '@/lib/platform/language';
import { followTheme } from '@/lib/platform/theme';
import { openAnywhere } from '@/lib/store/open-anywhere';

// zod otherwise tries `eval`, which the page's policy refuses aloud.
z.config({ jitless: true });

followTheme(document.documentElement);
await loadLanguage();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Page openStore={openAnywhere}>
      <Popup />
    </Page>,
  );
}
// A tab or window of its own is wider than the popup.
browser.tabs.getCurrent().then(
  (tab) => {
    if (tab) document.documentElement.dataset.tab = '';
  },
  () => {},
);
