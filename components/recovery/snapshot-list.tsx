import { locale, t } from '@/lib/platform/strings';
import type { SnapshotInfo } from '@/lib/store/snapshot/name';
import { Button } from '../ui/button';
import { agoText, instantText } from './ago';

/** Snapshots to restore from, the newest first and foremost. */
export function SnapshotList({
  snapshots,
  disabled,
  onRestore,
}: {
  snapshots: readonly SnapshotInfo[];
  disabled: boolean;
  onRestore: (snapshot: SnapshotInfo) => void;
}) {
  return (
    <ul className="recovery-snapshots">
      {snapshots.map((snapshot, at) => (
        <li key={snapshot.name}>
          <span>
            <span className="strong">{agoText(snapshot.takenAt, Date.now(), locale())}</span>
            <span className="small subtlest recovery-facts">{factsOf(snapshot)}</span>
          </span>
          <Button
            appearance={at === 0 ? 'primary' : 'default'}
            disabled={disabled}
            aria-label={
              at === 0 ? undefined : t('recoveryOlderLabel', instantText(snapshot.takenAt, locale()))
            }
            onClick={() => onRestore(snapshot)}
          >
            {at === 0 ? t('recoveryNewest') : t('recoveryOlder')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** `20 Nov 2026, 14:05 · records: 1,234 · 0.2 MB`. */
export function factsOf({ takenAt, count, size }: SnapshotInfo): string {
  const kilobytes = new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  });
  return t(
    'recoverySnapshotFacts',
    instantText(takenAt, locale()),
    new Intl.NumberFormat(locale()).format(count),
    kilobytes.format(Math.max(1, size / 1000)),
  );
}
