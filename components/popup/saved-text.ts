import { t } from '@/lib/platform/strings';
import type { CheckInResult } from '../check-in/use-check-in';
import { percentText } from '../key-result/words';

/** `Page load: 73 % → 82 %`; `Page load: no change`. Names are people's text, cut short. */
export function savedText(name: string, { noChange, from, to }: CheckInResult): string {
  const percentOf = (percent: number) => percentText({ percent });
  const short = name.length > 28 ? `${name.slice(0, 27)}…` : name;
  if (noChange) return t('popupSavedSame', short);
  if (to === null) return t('popupSaved', short);
  return from === null || from === to
    ? t('popupSavedAt', short, percentOf(to))
    : t('popupSavedChange', short, percentOf(from), percentOf(to));
}
