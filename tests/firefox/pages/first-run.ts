import { t } from '@/lib/platform/strings';
import type { Screen } from './screen';

/** In the panel: me, then the sample. `name` where the page does not tell who a person is. */
export async function takeSample(panel: Screen, name?: string): Promise<void> {
  await panel.says(t('whoTitle'));
  if (name) await panel.type(t('whoName'), name);
  await panel.click(t('continue'));
  await panel.click(t('waySample'));
  await panel.find('.panel-footer');
}
