import './key-result.css';
import { useEffect, useState } from 'react';
import type { MenuEntry } from '@/components/ui/menu';
import { UserText } from '@/components/ui/user-text';
import type { KeyResultSummary } from '@/lib/okr/summary';
import type { Boot } from '@/lib/store/api';
import { groupByObjective, teamOf } from './group';
import { KeyResultCard } from './key-result-card';
import { isMineAndDue } from './mine-and-due';
import { daysLeftText } from './words';

interface KeyResultListProps<T extends { summary: KeyResultSummary }> {
  items: readonly T[];
  boot: Boot;
  /** Opens a check-in from outside: the key result's id and a number that rises with each asking. */
  askCheckIn?: { keyResultId: string; times: number } | null;
  /** Nothing is open until a person opens it. */
  startCompact?: boolean;
  menuOf: (item: T) => readonly MenuEntry[];
}

/** Key results grouped under their objectives; one card is open: first the one that waits for my check-in. */
export function KeyResultList<T extends { summary: KeyResultSummary }>({
  items,
  boot,
  askCheckIn,
  startCompact,
  menuOf,
}: KeyResultListProps<T>) {
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const [checkingIn, setCheckingIn] = useState<string | null>(null);
  const asked = askCheckIn?.keyResultId;
  const times = askCheckIn?.times;
  useEffect(() => {
    if (times === undefined || asked === undefined) return;
    setChosen(asked);
    setCheckingIn(asked);
  }, [asked, times]);
  const preferred = items.find(({ summary }) => isMineAndDue(summary, boot)) ?? items[0];
  const first = startCompact ? null : (preferred?.summary.keyResult.id ?? null);
  const open = chosen === undefined ? first : chosen;
  return groupByObjective(items).map((group) => (
    <div key={group.objectiveId} className="objective-group">
      <p className="objective">
        <UserText lines={1} text={group.team ? `${group.title} · ${group.team}` : group.title} />
        {group.daysLeft !== null && <span className="row-end kr-nowrap">{daysLeftText(group.daysLeft)}</span>}
      </p>
      {group.items.map((item) => {
        const { id } = item.summary.keyResult;
        return (
          <KeyResultCard
            key={id}
            summary={item.summary}
            boot={boot}
            expanded={id === open || id === checkingIn}
            checkingIn={id === checkingIn}
            team={group.team === null ? teamOf(item.summary) : null}
            showDaysLeft={group.daysLeft === null}
            menu={menuOf(item)}
            onExpand={(expanded) => setChosen(expanded ? id : null)}
            onCheckIn={(start) => {
              setCheckingIn(start ? id : null);
              if (start) setChosen(id);
            }}
          />
        );
      })}
    </div>
  ));
}
