import { changeLanguage } from '@/lib/platform/language';
import { onLanguageChanged, readLanguage } from '@/lib/platform/language-choice';
import { refreshBadge } from './badge';
import { logError } from './log';
import { offerMenus } from './menus';
import { layOutLabels, tellHostTabs } from './tabs';

let loading: Promise<void> | null = null;

/** Before anything is said: the worker's words are in the chosen language. */
export function worded(): Promise<void> {
  loading ??= readLanguage().then(changeLanguage);
  return loading;
}

export function setUpLanguage(): void {
  void worded().catch(logError);
  onLanguageChanged((language) => {
    loading = changeLanguage(language);
    loading
      .then(() =>
        Promise.all([layOutLabels(), offerMenus(), refreshBadge(), tellHostTabs({ type: 'chipsChanged' })]),
      )
      .catch(logError);
  });
}
