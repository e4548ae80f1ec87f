import type { ReactNode } from 'react';
import { StatusMark } from '@/components/key-result/status-mark';
import {
  agoText,
  barText,
  paceOf,
  percentText,
  reasonsOf,
  shapeOf,
  statusWord,
} from '@/components/key-result/words';
import { ProgressBar } from '@/components/ui/progress-bar';
import { type Shape, StatusShape } from '@/components/ui/status-shape';
import type { Member } from '@/lib/okr/kinds/member';
import type { Team } from '@/lib/okr/kinds/team';
import type { Progress } from '@/lib/okr/metrics/types';
import { lastConfidence } from '@/lib/okr/status';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import type { PlanObjective } from '@/lib/store/dashboard-api';
import { Avatar } from '../avatar';
import { besideText, lastCheckInText, lowestConfidence, objectiveShape, workOf } from './objective-words';

type TabOf = (column: number) => { tabIndex: number };

/** What stands right of an objective's name: over all its key results. */
export function ObjectiveCells({ item, boot, tabOf }: { item: PlanObjective; boot: Boot; tabOf: TabOf }) {
  const { summary, owner, teams, keyResults } = item;
  const work = workOf(keyResults);
  return (
    <>
      <OwnerCell owner={owner} boot={boot} tab={tabOf(1)} />
      <TeamCell teams={teams} tab={tabOf(2)} />
      <ProgressCell
        progress={summary.progress}
        pace={summary.expected}
        tone={objectiveShape(summary)}
        title={summary.objective.title}
        text={percentText(summary)}
        valueText={
          summary.expected === null
            ? percentText(summary)
            : t('barExpected', percentText(summary), Math.round(summary.expected * 100))
        }
        tab={tabOf(3)}
      />
      <Cell name="status" {...tabOf(4)}>
        <StatusShape shape={objectiveShape(summary)} label={statusWord(objectiveShape(summary))} />
        <Line>{keyResults.length > 0 ? besideText(summary, keyResults) : t('dashNoKeyResults')}</Line>
      </Cell>
      <ConfidenceCell value={lowestConfidence(keyResults)} isLowest={keyResults.length > 1} tab={tabOf(5)} />
      <Cell name="age" {...tabOf(6)}>
        <Line>{lastCheckInText(keyResults, boot.today)}</Line>
      </Cell>
      <WorkCell work={work} tab={tabOf(7)} />
    </>
  );
}

export function KeyResultCells({
  summary,
  boot,
  tabOf,
}: {
  summary: KeyResultSummary;
  boot: Boot;
  tabOf: TabOf;
}) {
  const { keyResult, owner, teams, lastCheckIn } = summary;
  // Its age has a column of its own, and the objective's teams stand above.
  const reasons = reasonsOf({ ...summary, staleDays: null }).join(' · ') || statusWord(shapeOf(summary));
  const own = teams.filter(({ id }) => keyResult.teamIds[id]);
  return (
    <>
      <OwnerCell owner={owner} boot={boot} tab={tabOf(1)} />
      <TeamCell teams={own} tab={tabOf(2)} />
      <ProgressCell
        progress={summary.progress}
        pace={paceOf(summary)}
        tone={shapeOf(summary)}
        title={keyResult.title}
        text={percentText(summary)}
        valueText={barText(summary)}
        tab={tabOf(3)}
      />
      <Cell name="status" {...tabOf(4)}>
        <StatusMark summary={summary} />
        <Line>{reasons}</Line>
      </Cell>
      <ConfidenceCell value={lastConfidence(summary.checkIns)} isLowest={false} tab={tabOf(5)} />
      <Cell name="age" {...tabOf(6)}>
        <Line>{lastCheckIn && agoText(lastCheckIn.effectiveOn, boot.today)}</Line>
      </Cell>
      <WorkCell work={summary.work} tab={tabOf(7)} />
    </>
  );
}

/** Words that may end in “…”, with the whole of them under the mouse. */
function Line({ children }: { children: string | null }) {
  return (
    <span className="one-line" {...(children && { title: children })}>
      {children}
    </span>
  );
}

function Cell({ name, tabIndex, children }: { name: string; tabIndex: number; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a virtual tree stand in no table
    <div role="gridcell" className={`tree-cell tree-${name}`} tabIndex={tabIndex}>
      {children}
    </div>
  );
}

interface Tab {
  tab: { tabIndex: number };
}

function OwnerCell({ owner, boot, tab }: Tab & { owner: Member | null; boot: Boot }) {
  return (
    <Cell name="owner" {...tab}>
      {owner ? (
        <>
          <Avatar member={owner} me={boot.me?.id} />
          <bdi className="one-line" aria-hidden="true" title={owner.name}>
            {owner.id === boot.me?.id ? t('you') : owner.name}
          </bdi>
        </>
      ) : (
        <span className="subtlest one-line" title={t('dashNoOwner')}>
          {t('dashNoOwner')}
        </span>
      )}
    </Cell>
  );
}

function TeamCell({ teams, tab }: Tab & { teams: readonly Team[] }) {
  const names = teams.map(({ name }) => name).join(', ');
  return (
    <Cell name="team" {...tab}>
      <bdi className="one-line" title={names}>
        {names}
      </bdi>
    </Cell>
  );
}

interface ProgressCellProps extends Tab {
  progress: Progress;
  pace: number | null;
  tone: Shape;
  title: string;
  text: string;
  valueText: string;
}

function ProgressCell({ progress, pace, tone, title, text, valueText, tab }: ProgressCellProps) {
  return (
    <Cell name="progress" {...tab}>
      <ProgressBar
        value={progress.state === 'known' ? progress.raw : null}
        pace={pace}
        tone={tone}
        label={t('progressOf', title.slice(0, 200))}
        valueText={valueText}
      />
      <span className="tree-percent one-line" title={text}>
        {text}
      </span>
    </Cell>
  );
}

function ConfidenceCell({ value, isLowest, tab }: Tab & { value: number | null; isLowest: boolean }) {
  return (
    <Cell name="confidence" {...tab}>
      {value !== null && <span title={isLowest ? t('dashLowest') : undefined}>{value}</span>}
    </Cell>
  );
}

function WorkCell({ work, tab }: Tab & { work: { done: number; total: number } }) {
  return (
    <Cell name="work" {...tab}>
      {work.total > 0 && <span className="one-line">{t('dashWork', work.done, work.total)}</span>}
    </Cell>
  );
}
