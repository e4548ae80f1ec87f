import { locale, t } from '@/lib/platform/strings';
import type { SyncState } from '@/lib/store/sync-api';

/** How much of a workspace has been read. It goes on in the background: nobody has to stay for it. */
export function BootstrapBar({
  bootstrap: { done, total },
  name,
}: {
  bootstrap: NonNullable<SyncState['bootstrap']>;
  name: string;
}) {
  const write = new Intl.NumberFormat(locale());
  const text =
    total === null
      ? t('optionsTeamReadingFirst', name)
      : t('optionsTeamReading', write.format(Math.min(done, total)), write.format(total));
  return (
    <div className="working">
      <progress
        aria-label={t('optionsTeamReadingFirst', name)}
        {...(total !== null && { max: Math.max(1, total), value: Math.min(done, total) })}
      />
      <span className="small subtle">{text}</span>
      <span className="small subtlest">{t('optionsTeamLeaveIt')}</span>
    </div>
  );
}
