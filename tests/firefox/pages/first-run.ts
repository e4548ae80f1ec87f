import { t } from '@/lib/platform/strings';
import type { Screen } from './screen';

/** In the panel: me as the page says, then the sample. */
export async function takeSample(panel: Screen): Promise<void> {
  await panel.says(t('whoTitle'));
  await panel.click(t('continue'));
  await panel.click(t('waySample'));
  await panel.find('.panel-footer');
}
