import { useEffect } from 'react';
import { errorText } from '@/components/page/error-screen';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { CloseIcon, MarkIcon } from '@/components/ui/icons';
import { t } from '@/lib/platform/strings';
import { openPage } from '@/lib/platform/tabs';
import { toFailure } from '@/lib/store/failure';
import type { PanelPage } from './panel-page';
import { useEscape } from './use-escape';

interface RecoveryProps {
  error: Error;
  page: PanelPage;
  onReady: () => void;
  onRetry: () => void;
}

/** The store cannot be read: what happened, what was kept, what to do. Never an empty panel. */
export function Recovery({ error, page, onReady, onRetry }: RecoveryProps) {
  useEffect(onReady, [onReady]);
  useEscape(() => page.send({ type: 'close' }));
  const code = toFailure(error)?.code;
  return (
    <div className="panel">
      <header className="panel-header">
        <MarkIcon />
        <h1 className="panel-title">{t('recoveryTitle')}</h1>
        {page.context && (
          <IconButton
            label={t('closePanel')}
            icon={<CloseIcon />}
            onClick={() => page.send({ type: 'close' })}
          />
        )}
      </header>
      <main className="section stack">
        <p role="alert">{errorText(error)}</p>
        <div className="row">
          <Button appearance="primary" onClick={onRetry}>
            {t('tryAgain')}
          </Button>
          {code === 'storage-corrupt' && (
            <Button appearance="subtle" onClick={() => void openPage('options.html#/data')}>
              {t('recoveryRestore')}
            </Button>
          )}
        </div>
      </main>
    </div>
  );
}
