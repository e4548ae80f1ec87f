import { locale, t } from '@/lib/platform/strings';
import type { CheckInResult } from '../check-in/use-check-in';

/** `Page load: 73 % → 82 %`; `Page load: no change`. Names are people's text, cut short. */
export function savedText(name: string, { noChange, from, to }: CheckInResult): string {
  const percent = (whole: number) => t('percent', new Intl.NumberFormat(locale()).format(whole));
  const short = name.length > 28 ? `${name.slice(0, 27)}…` : name;
  if (noChange) return t('popupSavedSame', short);
  if (to === null) return t('popupSaved', short);
  return from === null || from === to
    ? t('popupSavedAt', short, percent(to))
    : t('popupSavedChange', short, percent(from), percent(to));
}
