import { useEffect } from 'react';
import { ErrorScreen } from '@/components/page/error-screen';
import { IconButton } from '@/components/ui/icon-button';
import { CloseIcon, MarkIcon } from '@/components/ui/icons';
import { t } from '@/lib/platform/strings';
import type { PanelPage } from './panel-page';
import { useEscape } from './use-escape';

interface RecoveryProps {
  error: Error;
  page: PanelPage;
  onReady: () => void;
  onRetry: () => void;
}

/** The panel where the store cannot be read: what happened, what was kept, what to do. Never an empty panel. */
export function Recovery({ error, page, onReady, onRetry }: RecoveryProps) {
  useEffect(onReady, [onReady]);
  useEscape(() => page.send({ type: 'close' }));
  return (
    <div className="panel">
      <header className="panel-header">
        <MarkIcon />
        <h1 className="panel-title">{t('brand')}</h1>
        {page.context && (
          <IconButton
            label={t('closePanel')}
            icon={<CloseIcon />}
            onClick={() => page.send({ type: 'close' })}
          />
        )}
      </header>
      <main className="panel-main">
        <ErrorScreen error={error} onRetry={onRetry} />
      </main>
    </div>
  );
}
