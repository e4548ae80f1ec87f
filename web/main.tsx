import { createRoot } from 'react-dom/client';
import * as z from 'zod/mini';
import { Dashboard } from '@/components/dashboard/dashboard';
import { Page } from '@/components/page/page';
import { Skeleton } from '@/components/ui/section';
import { loadLanguage } from '@/lib/platform/language';
import { t } from '@/lib/platform/strings';
import { followTheme } from '@/lib/platform/theme';
import { openStore } from '@/lib/store/store';
import { leadEvents } from '@/lib/store/sync/event-leader';
import { joinAll } from './join';
import { signedIn, signInAgain, signOut } from './session';
import { startSync } from './worker';

// zod otherwise tries `eval`, which the page's policy refuses aloud.
z.config({ jitless: true });

followTheme(document.documentElement);
document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || !event.target.closest('[data-sign-out]')) return;
  event.preventDefault();
  void signOut();
});
await loadLanguage({ more: true });
const element = document.getElementById('root');
const key = element && (await signedIn());
if (element && key) {
  const root = createRoot(element);
  root.render(
    <main className="dash-alone">
      <Skeleton lines={6} label={t('loading')} />
    </main>,
  );
  const sync = startSync();
  const store = await openStore();
  const isIn = await joinAll(store, key, () => sync(true));
  // As long as the page is there: what others do is shown at once, in one of its tabs by the stream.
  if (isIn) leadEvents({ store, signal: new AbortController().signal });
  else store.close();
  if (isIn === null)
    root.render(
      <main className="dash-alone">
        <h1>{t('dashNoWorkspace')}</h1>
        <p className="subtle">{t('dashNoWorkspaceText', key.email)}</p>
      </main>,
    );
  else if (isIn)
    root.render(
      <Page openStore={openStore}>
        <Dashboard />
      </Page>,
    );
  else await signInAgain();
}
