import { t } from '@/lib/platform/strings';
import type { CheckInResult } from '../check-in/use-check-in';
import { percentText } from '../key-result/words';

/** `Page load: 73 % → 82 %`; `Page load: no change`. Names are people's text, cut short. */
export function savedText(name: string, { noChange, from, to }: CheckInResult): string {
  const percentOf = (percent: number) => percentText({ percent });
  const short = shortName(name);
  if (noChange) return t('popupSavedSame', short);
  if (to === null) return t('popupSaved', short);
  return from === null || from === to
    ? t('popupSavedAt', short, percentOf(to))
    : t('popupSavedChange', short, percentOf(from), percentOf(to));
}

/** A name within a line of ours: short, and without marks that would turn the line around it. */
export function shortName(name: string): string {
  const plain = name.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '');
  return plain.length > 28 ? `${plain.slice(0, 27)}…` : plain;
}
