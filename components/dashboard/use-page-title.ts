import { useEffect } from 'react';
import { t } from '@/lib/platform/strings';
import type { Boot, Queries } from '@/lib/store/api';
import type { Address, Open, View } from './address';

export const viewTitles = {
  home: 'dashHome',
  objectives: 'dashObjectives',
  cycles: 'dashCycles',
  people: 'dashPeople',
} as const satisfies Record<View, string>;

type Plan = Queries['plan']['value'];

/** The title of a record of the plan; null = it is not in it. */
export function titleOfOpen({ kind, id }: Open, plan: Plan | undefined): string | null {
  if (!plan) return null;
  if (kind === 'objective')
    return plan.objectives.find((one) => one.summary.objective.id === id)?.summary.objective.title ?? null;
  const all = [...plan.objectives.flatMap(({ keyResults }) => keyResults), ...plan.loose];
  return all.find(({ keyResult }) => keyResult.id === id)?.keyResult.title ?? null;
}

/** The tab says the record that is open, else the view, and whose. */
export function usePageTitle({ view, open }: Address, boot: Boot, plan: Plan | undefined): void {
  const record = open && titleOfOpen(open, plan);
  const title = record?.slice(0, 120) ?? t(viewTitles[view]);
  const workspace = boot.workspace?.name ?? '';
  useEffect(() => {
    document.title = `${title} · ${workspace} – ${t('brand')}`;
  }, [title, workspace]);
}
