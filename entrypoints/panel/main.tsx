import { createRoot } from 'react-dom/client';
import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { Page } from '@/components/page/page';
import { PanelApp } from '@/components/panel/panel-app';
import { ownTab } from '@/components/panel/panel-page';
import { connectFrame } from '@/lib/messages/frame-link';
import { loadLanguage } from '@/lib/platform/language';
import { guardWith } from '@/lib/store/guard';
import { openAnywhere } from '@/lib/store/open-anywhere';

// zod otherwise tries `eval`, which the page's policy refuses aloud.
z.config({ jitless: true });

/** The manifest opens the browser's own side panel by this address. */
const isSide = () => location.search === '?side';

// At once, before `load`: the port comes with it.
const linked = connectFrame({
  window,
  storage: browser.storage.local,
  now: Date.now,
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});

// Opened beside the check of the nonce; nothing is read or shown before that. A retry opens anew.
const ahead = [openAnywhere()];
const worded = loadLanguage();

void linked.then(async (link) => {
  await worded;
  const root = document.getElementById('root');
  if (!root || link === 'refused') return void ahead.pop()?.then((store) => store.close());
  const page = link ?? (isSide() ? await (await import('@/components/panel/side-page')).sidePage() : ownTab);
  createRoot(root).render(
    <Page openStore={() => ahead.pop() ?? openAnywhere()}>
      <PanelApp page={page} />
    </Page>,
  );
  if (self === top) return;
  const guard = import('@/components/panel/frame-guard');
  guardWith(async (name) => (await guard).refusal(name));
});
