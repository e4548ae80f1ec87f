import { t, tKey } from '@/lib/platform/strings';
import type { CoachHint } from '../coach/coach';

/** What would make it better, never what must be. */
export function CoachNotes({ hints }: { hints: readonly CoachHint[] }) {
  return (
    <aside className="coach small" aria-label={t('dashCoach')} data-empty={hints.length === 0 || undefined}>
      <p className="section-title">{t('dashCoach')}</p>
      {hints.length === 0 ? (
        <p className="subtlest">{t('dashCoachNothing')}</p>
      ) : (
        <ul>
          {hints.map(({ message, substitutions = [] }) => (
            <li key={`${message} ${substitutions.join(' ')}`}>
              <bdi>{tKey(message, substitutions)}</bdi>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
