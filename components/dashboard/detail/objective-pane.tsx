import { QueryFailed } from '@/components/query-failed';
import { useQuery } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/icon-button';
import { Skeleton } from '@/components/ui/section';
import { UserText } from '@/components/ui/user-text';
import { useAct } from '@/components/use-act';
import { t } from '@/lib/platform/strings';
import type { Boot, Queries } from '@/lib/store/api';
import type { Open } from '../address';
import { ChangesSection } from '../changes/changes-section';
import { KeyResultForm } from '../forms/key-result-form';
import { ObjectiveForm } from '../forms/objective-form';
import type { Go } from '../use-address';
import { CloseObjective } from './close-objective';
import { useCopyLink } from './copy-link';
import { EditableTitle } from './editable-title';
import { Gone } from './gone';
import { recordMenu } from './key-result-menu';
import { ObjectiveBody } from './objective-body';
import { ObjectiveResults } from './objective-results';
import { PaneHead } from './pane-head';
import { useMode } from './use-mode';

interface ObjectivePaneProps {
  open: Open;
  boot: Boot;
  go: Go;
  onClose: () => void;
}

export function ObjectivePane({ open, boot, go, onClose }: ObjectivePaneProps) {
  const { data, error } = useQuery('objective', { objectiveId: open.id });
  if (data) return <Loaded plan={data} open={open} boot={boot} go={go} onClose={onClose} />;
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

interface LoadedProps extends ObjectivePaneProps {
  plan: NonNullable<Queries['objective']['value']>;
}

/** One objective in full: what it is made of, what stands above and below; its forms in its place. */
function Loaded({ plan, open, boot, go, onClose }: LoadedProps) {
  const { objective } = plan.summary;
  const { state } = objective;
  const [mode, setMode] = useMode(open, state === 'active', go);
  const { act } = useAct();
  const copyLink = useCopyLink();
  const back = () => setMode(null);
  const isArchived = objective.archivedAt !== null;
  const archive = (archived: boolean) =>
    void act(
      'setArchived',
      { kind: 'objective', id: objective.id, archived },
      t(archived ? 'dashArchived' : 'dashRestored'),
    );
  const menu = recordMenu({
    state: objective.state,
    canMove: false,
    onMode: setMode,
    onState: (state) =>
      void act(
        'setObjectiveState',
        { objectiveId: objective.id, state },
        t(state === 'active' ? 'dashActivated' : 'dashDrafted'),
      ),
    onArchive: () => archive(true),
    onCopyLink: () => void copyLink({ kind: 'objective', id: objective.id }),
  });
  const { parent } = plan;
  return (
    <>
      <PaneHead
        crumb={
          <>
            <span className="subtlest">
              <bdi>{plan.cycle.name}</bdi>
            </span>
            {parent && (
              <>
                <span aria-hidden="true">/</span>
                <LinkButton
                  className="crumb"
                  aria-label={t('dashOpenParent', parent.title.slice(0, 200))}
                  onClick={() => go({ open: { kind: parent.kind, id: parent.id } })}
                >
                  <UserText lines={1} text={parent.title} />
                </LinkButton>
              </>
            )}
          </>
        }
        menu={isArchived ? [] : menu}
        onClose={onClose}
      />
      {isArchived && (
        <div className="section detail-archived">
          <p>{t('dashIsArchived')}</p>
          <Button compact onClick={() => archive(false)}>
            {t('dashRestore')}
          </Button>
        </div>
      )}
      <section className="section" aria-label={t('dashObjective')}>
        {mode !== 'edit' && (
          <EditableTitle
            title={objective.title}
            label={t('dashObjective')}
            onSave={async (title) =>
              (await act('editObjective', { objectiveId: objective.id, title }, t('dashSaved'))).ok
            }
          />
        )}
        {mode === 'edit' && <ObjectiveForm boot={boot} plan={plan} onDone={back} onCancel={back} />}
        {mode === 'close' && <CloseObjective plan={plan} boot={boot} onDone={back} />}
        {mode === 'new' && (
          <KeyResultForm
            boot={boot}
            objective={objective}
            cycle={plan.cycle}
            beside={plan.keyResults.map(({ keyResult }) => keyResult)}
            keyResult={null}
            onDone={back}
            onCancel={back}
          />
        )}
        {mode === null && <ObjectiveBody plan={plan} boot={boot} onMode={setMode} />}
      </section>
      {mode === null && <ObjectiveResults plan={plan} go={go} onNew={() => setMode('new')} />}
      {mode === null && <ChangesSection kind="objective" id={plan.summary.objective.id} boot={boot} />}
    </>
  );
}
