import './objectives.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { QueryFailed } from '@/components/query-failed';
import { type QueryState, useQuery } from '@/components/store-context';
import { later } from '@/components/ui/later';
import { Skeleton } from '@/components/ui/section';
import { t } from '@/lib/platform/strings';
import type { Boot, Queries } from '@/lib/store/api';
import type { Address } from '../address';
import type { Go } from '../use-address';
import { useCollapsed } from './collapsed';
import { DraftCell } from './draft-cell';
import { type Draft, withDraft } from './draft-row';
import { EmptyObjectives } from './empty-objectives';
import { filterTree, isNarrowed } from './filter';
import { FilterBar } from './filter-bar';
import { flatten, type RecordRow } from './tree';
import { type GridControl, TreeTable } from './tree-table';
import { useCreate } from './use-create';
import { useTableActions } from './use-table-actions';

const MoveDialog = later(async () => (await import('./move-dialog')).MoveDialog);

type Plan = Queries['plan']['value'];
const noPlan: Plan = { cycles: [], objectives: [], loose: [], progress: null };

interface ObjectivesViewProps {
  boot: Boot;
  plan: QueryState<Plan>;
  address: Address;
  go: Go;
  /** Rises with each wish for a new objective from outside. */
  asksNew: number;
  onKeys: () => void;
}

/** The objectives of a cycle, or of Now, as a tree: read, written, ordered and put away in place. */
export function ObjectivesView({ boot, plan, address, go, asksNew, onKeys }: ObjectivesViewProps) {
  const { filter, cycleId } = address;
  const archived = filter.archived === true;
  const away = useQuery('plan', archived ? { cycleId, archived: true } : null);
  const { data, error } = archived ? away : plan;
  const tree = data ?? noPlan;
  const shown = useMemo(() => filterTree(tree, filter), [tree, filter]);
  const narrowed = isNarrowed(filter);
  const [collapsed, setCollapsed] = useCollapsed(narrowed || archived ? null : (cycleId ?? 'now'));
  const rows = useMemo(
    () => flatten(shown, collapsed, narrowed ? shown.matches : null),
    [shown, collapsed, narrowed],
  );
  const [draft, setDraft] = useState<Draft | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [renamed, setRenamed] = useState<{ id: string; title: string } | null>(null);
  const [moving, setMoving] = useState<RecordRow | null>(null);
  const control = useRef<GridControl | null>(null);
  const newIn = cycleId ?? data?.cycles[0]?.id ?? null;
  const actions = useTableActions({
    tree,
    rows,
    address,
    go,
    setCollapsed,
    setDraft,
    setRenaming,
    setMoving,
    setRenamed,
    cycleId: newIn,
    control,
  });
  const create = useCreate(filter);
  const tableRows = useMemo(() => withDraft(rows, draft), [rows, draft]);
  const endDraft = () => {
    setDraft(null);
    const back = draft?.after ?? (draft?.kind === 'keyResult' ? draft.objectiveId : draft?.parentId);
    if (back) control.current?.focus(back);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the list has been read anew
  useEffect(() => setRenamed(null), [data]);

  const isThere = data !== undefined;
  const asked = useRef(0);
  useEffect(() => {
    if (asksNew === asked.current || !isThere) return;
    asked.current = asksNew;
    actions.newObjective(null);
  }, [asksNew, isThere, actions]);
  // Another list ends what is being written in this one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they say when
  useEffect(() => {
    setRenaming(null);
    setMoving(null);
  }, [cycleId, archived]);

  return (
    <>
      <FilterBar
        filter={filter}
        boot={boot}
        shown={shown.matches.size}
        total={shown.total}
        onFilter={(next, replace) => go({ filter: next }, replace)}
      />
      {error && !data ? (
        <QueryFailed error={error} />
      ) : !data ? (
        <div className="dash-body tree-wait">
          <Skeleton lines={10} label={t('loading')} />
        </div>
      ) : tableRows.length === 0 ? (
        <EmptyObjectives
          hasCycle={newIn !== null}
          narrowed={narrowed}
          archived={archived}
          address={address}
          onNew={() => actions.newObjective(null)}
          onClear={() => go({ filter: archived ? { archived: true } : {} })}
        />
      ) : (
        <TreeTable
          label={archived ? t('dashArchivedOnes') : t('dashObjectives')}
          rows={tableRows}
          boot={boot}
          actions={actions}
          archived={archived}
          showsCycle={tree.cycles.length > 1}
          openId={address.open?.id ?? null}
          renaming={renaming}
          renamed={renamed}
          matches={narrowed ? shown.matches : null}
          control={control}
          renderDraft={(row) => (
            <DraftCell
              draft={row.draft}
              level={row.level}
              onCreate={async (line) => {
                const made = await create(row.draft, line);
                if (made) setDraft((now) => now && { ...now, after: made.id });
                return made !== null;
              }}
              onEnd={endDraft}
            />
          )}
        >
          {!archived && (
            <div className="tree-foot small">
              <button type="button" className="tree-add" onClick={() => actions.newObjective(null)}>
                + {t('dashNewObjective')}
              </button>
              <button type="button" className="link-button" onClick={onKeys}>
                {t('dashKeysHint')}
              </button>
            </div>
          )}
        </TreeTable>
      )}
      {moving && (
        <MoveDialog
          row={moving}
          tree={tree}
          onMove={(move) => {
            setMoving(null);
            actions.doMove(moving, move);
          }}
          onClose={() => {
            setMoving(null);
            control.current?.focus(moving.id);
          }}
        />
      )}
    </>
  );
}
