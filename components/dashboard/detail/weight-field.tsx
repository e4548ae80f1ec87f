import { useState } from 'react';
import { writeNumber } from '@/components/check-in/check-in-state';
import { useAct } from '@/components/use-act';
import type { KeyResult } from '@/lib/okr/kinds/key-result';
import { parseNumber } from '@/lib/okr/parse-number';
import { locale, t } from '@/lib/platform/strings';

/** A weight in its row: Enter or leaving saves, Esc takes it back. What is no weight stays, marked, and is not saved. */
export function WeightField({ keyResult }: { keyResult: KeyResult }) {
  const [typed, setTyped] = useState<string | null>(null);
  const { act } = useAct();
  const weight = typed === null ? keyResult.weight : parseNumber(typed, locale());
  const isWrong = weight === null || weight < 0 || weight > 1000;
  const save = async () => {
    if (typed === null || isWrong) return;
    if (weight === keyResult.weight) return setTyped(null);
    const saved = await act(
      'editKeyResult',
      { keyResultId: keyResult.id, weight },
      t('dashWeightSaved', writeNumber(weight, locale())),
    );
    if (saved.ok) setTyped(null);
  };
  return (
    <input
      className="input dash-weight"
      inputMode="decimal"
      maxLength={8}
      aria-label={t('dashWeightOf', keyResult.title.slice(0, 200))}
      aria-invalid={isWrong || undefined}
      title={isWrong ? t('dashWeightWrong') : undefined}
      value={typed ?? writeNumber(keyResult.weight, locale())}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          void save();
        }
        if (event.key !== 'Escape' || typed === null) return;
        event.preventDefault();
        event.stopPropagation();
        setTyped(null);
      }}
    />
  );
}
