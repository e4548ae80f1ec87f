import { type ReactNode, useRef } from 'react';
import { locale, t } from '@/lib/platform/strings';
import { acceptLoss } from '@/lib/store/check';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/section';
import { useToast } from '../ui/toast';
import { instantText } from './ago';
import './recovery.css';
import { Salvage } from './salvage';
import { SnapshotList } from './snapshot-list';
import { StartAnew } from './start-anew';
import type { Trouble } from './trouble';
import { useRestore } from './use-restore';
import { useSnapshots } from './use-snapshots';

const words = {
  corrupt: ['recoveryTitleCorrupt', 'recoveryTextCorrupt'],
  wiped: ['wipedTitle', 'wipedText'],
  behind: ['recoveryTitleBehind', 'recoveryTextBehind'],
  newer: ['recoveryTitleNewer', 'recoveryTextNewer'],
  blocked: ['recoveryTitleBlocked', 'recoveryTextBlocked'],
  full: ['recoveryTitleFull', 'recoveryTextFull'],
  denied: ['recoveryTitleDenied', 'recoveryTextDenied'],
} as const;

interface RecoveryScreenProps {
  trouble: Trouble;
  /** Reads anew: after a restore, or where the person has done something about it. */
  onRetry: () => void;
  /** wiped: the person starts anew. */
  onAccept?: () => void;
}

/** The store cannot be used: what happened, what was kept, what to do. Never an empty screen. */
export function RecoveryScreen({ trouble, onRetry, onAccept }: RecoveryScreenProps) {
  const [title, text] = words[trouble];
  const canRestore = trouble === 'corrupt' || trouble === 'wiped' || trouble === 'behind';
  return (
    <section className="recovery">
      <div className="recovery-part" role="alert">
        <h2>{t(title)}</h2>
        <p>{t(text)}</p>
      </div>
      {canRestore && <Restore onRestored={onRetry} />}
      <div className="row">
        {trouble === 'behind' && (
          <Button onClick={() => void acceptLoss().then(onRetry, console.error)}>{t('recoveryGoOn')}</Button>
        )}
        {trouble !== 'wiped' && trouble !== 'behind' && <Button onClick={onRetry}>{t('tryAgain')}</Button>}
        {(trouble === 'corrupt' || trouble === 'behind') && <Salvage />}
        {trouble === 'wiped' && onAccept && (
          <Button appearance="subtle" onClick={onAccept}>
            {t('wipedStartAnew')}
          </Button>
        )}
      </div>
      {trouble === 'corrupt' && <StartAnew onStarted={onRetry} />}
    </section>
  );
}

/** From a snapshot or a file. */
function Restore({ onRestored }: { onRestored: () => void }) {
  const [snapshots, refresh] = useSnapshots();
  const { step, problem, fromSnapshot, fromFile } = useRestore();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const ended = (isBack: boolean, asOf: string) => {
    if (!isBack) return refresh();
    toast.show({ message: t('recoveryDone', asOf) });
    onRestored();
  };
  return (
    <div className="recovery-part">
      <h3>{t('recoverySnapshots')}</h3>
      {snapshots === null && <Skeleton lines={2} label={t('recoveryLooking')} />}
      {snapshots === 'unknown' && <p className="subtle">{t('recoveryUnknownSnapshots')}</p>}
      {Array.isArray(snapshots) && snapshots.length === 0 && (
        <p className="subtle">{t('recoveryNoSnapshot')}</p>
      )}
      {Array.isArray(snapshots) && snapshots.length > 0 && (
        <SnapshotList
          snapshots={snapshots}
          disabled={step !== null}
          onRestore={({ name, takenAt }) =>
            void fromSnapshot(name).then((isBack) => ended(isBack, instantText(takenAt, locale())))
          }
        />
      )}
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-label={t('recoveryFile')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void fromFile(file).then((isBack) => ended(isBack, file.name));
        }}
      />
      <div>
        <Button disabled={step !== null} onClick={() => input.current?.click()}>
          {t('recoveryFile')}
        </Button>
      </div>
      <p className="small subtle">{t('recoveryNoWayBack')}</p>
      {step && <Progress text={step} />}
      {problem && (
        <p className="notice" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

export const Progress = ({ text }: { text: ReactNode }) => (
  <div className="recovery-progress" role="status">
    <progress aria-label={typeof text === 'string' ? text : undefined} />
    <span className="small subtle">{text}</span>
  </div>
);
