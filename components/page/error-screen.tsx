import { t, tKey } from '@/lib/platform/strings';
import { toFailure } from '@/lib/store/failure';
import { RecoveryLater } from '../recovery/recovery-later';
import { troubleOf } from '../recovery/trouble';
import { Button } from '../ui/button';
import { WarningIcon } from '../ui/icons';
import './page.css';

/** What a thrown error means, in a person's words. */
export function errorText(error: unknown): string {
  const failure = toFailure(error);
  return failure ? tKey(failure.message, failure.substitutions) : t('pageUnexpected');
}

/** In place of a screen whose data cannot be read: what happened, and a way on. */
export function ErrorScreen({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const trouble = troubleOf(error);
  if (trouble) return <RecoveryLater trouble={trouble} onRetry={onRetry} />;
  return (
    <div className="error-screen" role="alert">
      <span className="error-screen-icon">
        <WarningIcon />
      </span>
      <p className="error-screen-title">{t('pageNoData')}</p>
      <p className="subtle">{errorText(error)}</p>
      <Button onClick={onRetry}>{t('pageRetry')}</Button>
    </div>
  );
}
