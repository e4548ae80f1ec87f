import { useEffect, useState } from 'react';
import { useEscape } from '@/components/panel/use-escape';
import { RecoveryLater } from '@/components/recovery/recovery-later';
import { useWiped } from '@/components/recovery/use-wiped';
import { IconButton } from '@/components/ui/icon-button';
import { BackIcon, CloseIcon, MarkIcon } from '@/components/ui/icons';
import type { PageContext } from '@/lib/messages/frame';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import './first-run.css';
import { JoinTeam } from './join-team';
import { StartOwn } from './start-own';
import { type Way, Ways } from './ways';
import { WhoAreYou } from './who-are-you';

interface FirstRunProps {
  boot: Boot;
  context: PageContext | null;
  /** The first question stands. */
  onReady: () => void;
  onClose: () => void;
}

/** Who are you, then one of three ways to begin. Once a workspace has a cycle, the panel goes on by itself. */
export function FirstRun({ boot, context, onReady, onClose }: FirstRunProps) {
  useEffect(onReady, [onReady]);
  const [way, setWay] = useState<Way | null>(null);
  const { wiped, accept, restored } = useWiped(!boot.me);
  useEscape(() => (way ? setWay(null) : onClose()));
  return (
    <div className="panel">
      <header className="panel-header">
        {way ? (
          <IconButton label={t('back')} icon={<BackIcon />} onClick={() => setWay(null)} />
        ) : (
          <MarkIcon />
        )}
        <h1 className="panel-title">{t('brand')}</h1>
        {context && <IconButton label={t('closePanel')} icon={<CloseIcon />} onClick={onClose} />}
      </header>
      <main className="panel-main first-run">
        {wiped && <RecoveryLater trouble="wiped" onRetry={restored} onAccept={accept} />}
        {!boot.me && !wiped && <WhoAreYou person={context?.person ?? null} />}
        {boot.me && !way && <Ways name={boot.me.name} onWay={setWay} />}
        {boot.me && way === 'own' && <StartOwn today={boot.today} onBack={() => setWay(null)} />}
        {boot.me && way === 'join' && <JoinTeam onBack={() => setWay(null)} />}
      </main>
      <footer className="panel-footer small">{t('firstRunPrivacy')}</footer>
    </div>
  );
}
