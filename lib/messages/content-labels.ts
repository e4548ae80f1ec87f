import { t } from '../platform/strings';

/** A word that the content script shows. */
export type ContentLabel = 'contentPanel' | 'contentLauncher' | 'contentResize';

/** Where the content script finds its words, in `storage.local`. */
export const labelsKey = 'labels';

/** The content script's words in the person's language. */
export const contentLabels = (): Record<ContentLabel, string> => ({
  contentPanel: t('contentPanel'),
  contentLauncher: t('contentLauncher'),
  contentResize: t('contentResize'),
});
