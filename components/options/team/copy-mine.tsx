import { useState } from 'react';
import { useCommand, useQuery } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/field';
import { Skeleton } from '@/components/ui/section';
import { useToast } from '@/components/ui/toast';
import type { Workspace } from '@/lib/okr/kinds/workspace';
import { tellWorker } from '@/lib/platform/runtime';
import { t } from '@/lib/platform/strings';
import type { Queries } from '@/lib/store/api';
import { errorText } from '../../page/error-screen';
import { Part, Problem } from '../part';
import { useServerAct } from './use-server';
import { must } from './words';

/** Objectives of a workspace of one's own, copied into the team's with all that hangs on them. */
export function CopyMine({
  to,
  server,
  sources,
}: {
  to: string;
  server: string;
  /** Workspaces of this device that could give something. */
  sources: readonly Workspace[];
}) {
  const [from, setFrom] = useState<string | null>(null);
  const [first] = sources;
  const source = sources.find(({ id }) => id === from)?.id ?? null;
  if (!first) return null;
  return (
    <Part title={t('optionsTeamCopy')} text={t('optionsTeamCopyText')}>
      {source === null ? (
        <div>
          <Button onClick={() => setFrom(first.id)}>{t('optionsTeamCopyChoose')}</Button>
        </div>
      ) : (
        <>
          {sources.length > 1 && (
            <div className="narrow">
              <SelectField
                label={t('optionsTeamCopyFrom')}
                value={source}
                options={sources.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={setFrom}
              />
            </div>
          )}
          <CopyList key={source} from={source} to={to} server={server} onDone={() => setFrom(null)} />
        </>
      )}
    </Part>
  );
}

type Objective = Queries['copyPreview']['value']['objectives'][number];

function CopyList({
  from,
  to,
  server,
  onDone,
}: {
  from: string;
  to: string;
  server: string;
  onDone: () => void;
}) {
  const { data, error } = useQuery('copyPreview', { from, to });
  const { run } = useCommand();
  const toast = useToast();
  const { act, problem } = useServerAct(server);
  const [changed, setChanged] = useState<Record<string, boolean>>({});
  if (error) return <Problem>{errorText(error)}</Problem>;
  if (!data) return <Skeleton label={t('optionsTeamCounting')} />;
  // What was copied before, or is there already by its title, is left out unless the person says otherwise.
  const isWanted = ({ id, twin, copied }: Objective) => changed[id] ?? (twin === null && !copied);
  const wanted = data.objectives.filter(isWanted).map(({ id }) => id);
  const copy = () =>
    act(async () => {
      const made = must(await run('copyInto', { from, to, objectiveIds: wanted }));
      tellWorker({ type: 'syncNow' });
      toast.show({ message: t('optionsTeamCopied', made.objectives, made.keyResults) });
      onDone();
    });
  if (data.objectives.length === 0)
    return (
      <p className="subtle" role="status">
        {t('optionsTeamCopyNone')}
      </p>
    );
  return (
    <div className="team-card">
      <fieldset className="team-choices" aria-label={t('optionsTeamCopy')}>
        {data.objectives.map((objective, at) => {
          const { id, title, cycle, keyResults, twin, copied } = objective;
          return (
            <label key={id} className="team-choice">
              <input
                type="checkbox"
                checked={isWanted(objective)}
                // biome-ignore lint/a11y/noAutofocus: the person has just opened this list
                autoFocus={at === 0}
                onChange={(event) => setChanged({ ...changed, [id]: event.target.checked })}
              />
              <span>
                <bdi>{title}</bdi>
                <span className="small subtlest team-facts">
                  <bdi>{cycle}</bdi> · {t('optionsTeamKeyResults', keyResults)}
                  {copied && ` · ${t('optionsTeamCopiedBefore')}`}
                  {!copied && twin && ` · ${t('optionsTeamTwin')}`}
                </span>
              </span>
            </label>
          );
        })}
      </fieldset>
      {problem && <Problem>{problem}</Problem>}
      <div className="row team-wrap">
        <Button
          appearance="primary"
          onClick={() =>
            wanted.length > 0 ? void copy() : toast.show({ message: t('optionsTeamCopyNothing') })
          }
        >
          {t('optionsTeamCopyNow', wanted.length)}
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          {t('optionsCancel')}
        </Button>
      </div>
    </div>
  );
}
