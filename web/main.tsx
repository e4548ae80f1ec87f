import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { Dashboard } from '@/components/dashboard/dashboard';
import { Page } from '@/components/page/page';
import { loadLanguage } from '@/lib/platform/language';
import { followTheme } from '@/lib/platform/theme';
import { openStore } from '@/lib/store/store';

// zod otherwise tries `eval`, which the page's policy refuses aloud.
z.config({ jitless: true });

followTheme(document.documentElement);
await loadLanguage({ more: true });
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Page openStore={openStore}>
      <Dashboard />
    </Page>,
  );
}
