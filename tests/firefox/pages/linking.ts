import { t } from '@/lib/platform/strings';
import { keys } from '../marionette/firefox';
import type { Screen } from './screen';

/** Of the sample: 3.1 s → 2 s, last checked in at 2.3 s. */
export const pageLoad = 'Product page loads below 2 s';

/** In the picker that is open: a few letters and Enter. */
export async function pickPageLoad(panel: Screen): Promise<void> {
  await panel.focused('[role=combobox]');
  await panel.type(t('pickerLabel'), 'page load');
  await panel.says(pageLoad, '[role=option][aria-selected=true]');
  await panel.firefox.press(keys.enter);
  await panel.says(pageLoad, 'article.kr h3');
}

/** A check-in in place, as it stands: no change. */
export async function checkInUnchanged(panel: Screen): Promise<void> {
  await panel.click(t('checkIn'), 'article.kr button');
  await panel.focused('form.check-in input');
  await panel.firefox.press(keys.enter);
  await panel.says(t('undo'), '.toast');
  await panel.gone('form.check-in');
}
