import { useRef, useState } from 'react';
import { locale, t, tKey } from '@/lib/platform/strings';
import type { Failure } from '@/lib/store/api';
import { callWorker } from '@/lib/store/remote/call';
import type { SnapshotInfo } from '@/lib/store/snapshot/name';
import { agoText, instantText } from '../recovery/ago';
import { saveFile } from '../recovery/save-file';
import { factsOf } from '../recovery/snapshot-list';
import { useRestore } from '../recovery/use-restore';
import { useSnapshots } from '../recovery/use-snapshots';
import { Button } from '../ui/button';
import { Skeleton } from '../ui/section';
import { useToast } from '../ui/toast';
import { Part, Problem, Working } from './part';
import './snapshots.css';

/** The snapshots that are taken by themselves: restored, saved as a file, or one taken now. */
export function SnapshotsPart() {
  const [snapshots, refresh] = useSnapshots();
  const { step, problem, fromSnapshot } = useRestore();
  const toast = useToast();
  const [asked, setAsked] = useState<SnapshotInfo | null>(null);
  const asker = useRef<Element | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const take = async () => {
    // Not by disabling the button: that would take the focus from it.
    if (busy) return;
    setBusy(true);
    const answer = await callWorker('takeSnapshot', {});
    setBusy(false);
    setFailure(answer.ok ? null : answer.error);
    if (answer.ok)
      toast.show({ message: answer.value ? t('optionsSnapshotTaken') : t('optionsSnapshotEmpty') });
    refresh();
  };
  const save = async ({ name, takenAt }: SnapshotInfo) => {
    const answer = await callWorker('readSnapshot', { name });
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const file = `keyline-${new Date(takenAt).toISOString().slice(0, 16).replace(':', '')}.json`;
    saveFile(answer.value.text, file);
    toast.show({ message: t('optionsExported', file) });
  };
  const ask = (snapshot: SnapshotInfo) => {
    asker.current = document.activeElement;
    setAsked(snapshot);
  };
  /** The button that asked has the focus again. */
  const leave = () => {
    setAsked(null);
    if (asker.current instanceof HTMLElement) asker.current.focus();
  };
  const restore = async ({ name, takenAt }: SnapshotInfo) => {
    const isBack = await fromSnapshot(name);
    leave();
    if (isBack) toast.show({ message: t('recoveryDone', instantText(takenAt, locale())) });
    refresh();
  };
  const words = problem ?? (failure && tKey(failure.message, failure.substitutions));
  return (
    <Part title={t('optionsSnapshots')} text={t('optionsSnapshotsText')}>
      {snapshots === null && <Skeleton lines={2} label={t('recoveryLooking')} />}
      {snapshots === 'unknown' && <Problem>{t('recoveryUnknownSnapshots')}</Problem>}
      {Array.isArray(snapshots) && snapshots.length === 0 && (
        <p className="subtle">{t('optionsSnapshotsNone')}</p>
      )}
      {Array.isArray(snapshots) && snapshots.length > 0 && (
        <ul className="snapshots">
          {snapshots.map((snapshot) => {
            const when = instantText(snapshot.takenAt, locale());
            return (
              <li key={snapshot.name}>
                <span>
                  <span className="strong">{agoText(snapshot.takenAt, Date.now(), locale())}</span>
                  <span className="small subtlest snapshot-facts">{factsOf(snapshot)}</span>
                </span>
                <span className="row">
                  <Button
                    disabled={step !== null}
                    aria-label={t('optionsSnapshotRestoreLabel', when)}
                    onClick={() => ask(snapshot)}
                  >
                    {t('optionsSnapshotRestore')}
                  </Button>
                  <Button
                    appearance="subtle"
                    aria-label={t('optionsSnapshotSaveLabel', when)}
                    onClick={() => void save(snapshot)}
                  >
                    {t('optionsSnapshotSave')}
                  </Button>
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {asked && (
        <div className="file-report" role="alertdialog" aria-label={t('optionsSnapshotRestore')}>
          <p>{t('optionsSnapshotAsk', instantText(asked.takenAt, locale()))}</p>
          <p className="small subtle">{t('optionsRestoreWarning')}</p>
          <div className="row">
            <Button
              appearance="danger"
              disabled={step !== null}
              autoFocus
              onClick={() => void restore(asked)}
            >
              {t('optionsRestoreButton')}
            </Button>
            <Button appearance="subtle" disabled={step !== null} onClick={leave}>
              {t('optionsCancel')}
            </Button>
          </div>
        </div>
      )}
      {step && <Working text={step} />}
      {words && <Problem>{words}</Problem>}
      <div>
        <Button onClick={() => void take()}>{t('optionsSnapshotNow')}</Button>
      </div>
    </Part>
  );
}
