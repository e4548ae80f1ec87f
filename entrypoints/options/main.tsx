import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { Options } from '@/components/options/options';
import { Page } from '@/components/page/page';
import { loadLanguage, loadPart } from '@/lib/platform/language';
import { followTheme } from '@/lib/platform/theme';
import { openAnywhere } from '@/lib/store/open-anywhere';

// zod otherwise tries `eval`, which the page's policy refuses aloud.
z.config({ jitless: true });

followTheme(document.documentElement);
await Promise.all([loadLanguage({ more: true }), loadPart('recovery'), loadPart('sync')]);
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <Page openStore={openAnywhere}>
      <Options />
    </Page>,
  );
}
