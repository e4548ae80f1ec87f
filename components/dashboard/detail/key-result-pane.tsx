import { QueryFailed } from '@/components/query-failed';
import { useQuery } from '@/components/store-context';
import { LinkButton } from '@/components/ui/icon-button';
import { Skeleton } from '@/components/ui/section';
import { UserText } from '@/components/ui/user-text';
import { useAct } from '@/components/use-act';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { Boot, LinkedActivity } from '@/lib/store/api';
import type { Open } from '../address';
import { ChangesSection } from '../changes/changes-section';
import { KeyResultForm } from '../forms/key-result-form';
import { HistorySection } from '../history/history-section';
import type { Go } from '../use-address';
import { CloseKeyResult } from './close-key-result';
import { useCopyLink } from './copy-link';
import { EditableTitle } from './editable-title';
import { Gone } from './gone';
import { KeyResultBody } from './key-result-body';
import { recordMenu } from './key-result-menu';
import { MoveKeyResult } from './move-key-result';
import { PaneHead } from './pane-head';
import { useMode } from './use-mode';
import { WorkSection } from './work-section';

interface KeyResultPaneProps {
  open: Open;
  boot: Boot;
  go: Go;
  onClose: () => void;
}

export function KeyResultPane({ open, boot, go, onClose }: KeyResultPaneProps) {
  const { data, error } = useQuery('keyResult', { keyResultId: open.id });
  if (data) return <Loaded {...data} open={open} boot={boot} go={go} onClose={onClose} />;
  if (data === null) return <Gone open={open} onClose={onClose} />;
  return (
    <>
      <PaneHead crumb={null} onClose={onClose} />
      {error ? (
        <QueryFailed error={error} />
      ) : (
        <div className="section">
          <Skeleton lines={8} label={t('loading')} />
        </div>
      )}
    </>
  );
}

interface LoadedProps extends KeyResultPaneProps {
  summary: KeyResultSummary;
  activities: readonly LinkedActivity[];
}

/** One key result in full: how it stands, how it came to, the work that serves it; its forms in its place. */
function Loaded({ summary, activities, open, boot, go, onClose }: LoadedProps) {
  const { keyResult, objective, cycle } = summary;
  const { state } = keyResult;
  const [mode, setMode] = useMode(open, state === 'active', go);
  const { act } = useAct();
  const copyLink = useCopyLink();
  const beside = useQuery('objective', mode === 'edit' ? { objectiveId: objective.id } : null).data;
  const back = () => setMode(null);
  const menu = recordMenu({
    state: keyResult.state,
    canMove: true,
    onMode: setMode,
    onState: (state) =>
      void act(
        'setKeyResultState',
        { keyResultId: keyResult.id, state },
        t(state === 'active' ? 'dashActivated' : 'dashDrafted'),
      ),
    onArchive: () =>
      void act('setArchived', { kind: 'keyResult', id: keyResult.id, archived: true }, t('dashArchived')),
    onCopyLink: () => void copyLink({ kind: 'keyResult', id: keyResult.id }),
  });
  return (
    <>
      <PaneHead
        crumb={
          <LinkButton
            className="crumb"
            aria-label={t('dashOpenObjective', objective.title.slice(0, 200))}
            onClick={() => go({ open: { kind: 'objective', id: objective.id } })}
          >
            <UserText lines={1} text={objective.title} />
          </LinkButton>
        }
        menu={menu}
        onClose={onClose}
      />
      <section className="section" aria-label={t('keyResult')}>
        {mode !== 'edit' && (
          <EditableTitle
            title={keyResult.title}
            label={t('newTitle')}
            onSave={async (title) =>
              (await act('editKeyResult', { keyResultId: keyResult.id, title }, t('dashSaved'))).ok
            }
          />
        )}
        {mode === 'edit' && (
          <KeyResultForm
            boot={boot}
            objective={objective}
            cycle={cycle}
            beside={
              beside?.keyResults.flatMap((one) => (one.keyResult.id === keyResult.id ? [] : one.keyResult)) ??
              []
            }
            keyResult={keyResult}
            onDone={back}
            onCancel={back}
          />
        )}
        {mode === 'move' && <MoveKeyResult keyResult={keyResult} onDone={back} />}
        {mode === 'close' && <CloseKeyResult summary={summary} boot={boot} onDone={back} />}
        {mode === null && <KeyResultBody summary={summary} boot={boot} onEdit={() => setMode('edit')} />}
      </section>
      {mode === null && (
        <>
          <HistorySection summary={summary} boot={boot} />
          <WorkSection summary={summary} activities={activities} />
          <ChangesSection kind="keyResult" id={keyResult.id} boot={boot} />
        </>
      )}
    </>
  );
}
