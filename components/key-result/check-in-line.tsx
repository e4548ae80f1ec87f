import { lastConfidence } from '@/lib/okr/status';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { agoText } from './words';

/** "Confidence 8 · you · 3 days ago", or whose it is before the first check-in. */
export function CheckInLine({ summary, boot }: { summary: KeyResultSummary; boot: Boot }) {
  const { lastCheckIn, owner } = summary;
  const nameOf = (id: string | undefined) =>
    id === boot.me?.id ? t('you') : boot.members.find((member) => member.id === id)?.name;
  if (!lastCheckIn) {
    const name = nameOf(owner?.id);
    return (
      <span className="one-line">
        {name ? (
          <>
            {t('ownedBy')} <bdi>{name}</bdi>
          </>
        ) : (
          t('ownedByNone')
        )}
      </span>
    );
  }
  // An untouched confidence leaves the one given before as it stands.
  const confidence = lastConfidence(summary.checkIns);
  const who = nameOf(lastCheckIn.onBehalfOf ?? lastCheckIn.authorId);
  return (
    <span className="one-line">
      {confidence !== null && `${t('confidence', confidence)} · `}
      {who && (
        <>
          <bdi>{who}</bdi> ·{' '}
        </>
      )}
      {agoText(lastCheckIn.effectiveOn, boot.today)}
    </span>
  );
}
