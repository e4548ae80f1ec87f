import { useState } from 'react';
import { QueryFailed } from '@/components/query-failed';
import { useQuery } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/icon-button';
import { PlusIcon } from '@/components/ui/icons';
import type { MenuEntry } from '@/components/ui/menu';
import { Skeleton } from '@/components/ui/section';
import { useAct } from '@/components/use-act';
import { formatDay } from '@/lib/okr/day';
import type { Cycle } from '@/lib/okr/kinds/cycle';
import { containsDay } from '@/lib/okr/limits';
import { locale, t } from '@/lib/platform/strings';
import type { Boot, Queries } from '@/lib/store/api';
import { ArchivedList } from '../lists/archived-list';
import type { Go } from '../use-address';
import '../lists/lists.css';
import { RowMenu } from '../lists/row-menu';
import { CycleForm } from './cycle-form';
import { nested } from './cycle-presets';
import { cadenceText, kindWords, states, stateWords } from './cycle-words';

type Item = Queries['cycles']['value'][number];

/** Cycles: create, nest, change, put away. */
export function CyclesView({ boot, go }: { boot: Boot; go: Go }) {
  const { data, error } = useQuery('cycles', {});
  const [open, setOpen] = useState<string | null>(null);
  if (error && !data) return <QueryFailed error={error} />;
  if (!data) {
    return (
      <div className="section">
        <Skeleton lines={8} label={t('loading')} />
      </div>
    );
  }
  const standing = data.filter(({ cycle }) => cycle.archivedAt === null);
  const archived = data.filter(({ cycle }) => cycle.archivedAt !== null);
  const cycles = standing.map(({ cycle }) => cycle);
  const close = () => setOpen(null);
  return (
    <div className="lists">
      <div className="lists-head">
        <p className="subtle">{t('dashCyclesText')}</p>
        <Button icon={PlusIcon} aria-expanded={open === 'new'} onClick={() => setOpen('new')}>
          {t('dashNewCycle')}
        </Button>
      </div>
      {open === 'new' && (
        <div className="lists-form">
          <CycleForm boot={boot} cycle={null} cycles={cycles} onDone={close} />
        </div>
      )}
      <table className="list">
        <caption className="visually-hidden">{t('dashCycles')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('dashName')}</th>
            <th scope="col">{t('dashKind')}</th>
            <th scope="col">{t('dashDates')}</th>
            <th scope="col">{t('dashState')}</th>
            <th scope="col">{t('dashCheckIns')}</th>
            <th scope="col" className="number">
              {t('optionsReportObjectives')}
            </th>
            <th scope="col" className="number">
              {t('dashKeyResults')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('dashActions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {nested(standing).map(({ item, depth }) =>
            open === item.cycle.id ? (
              <tr key={item.cycle.id}>
                <td colSpan={8} className="lists-form">
                  <CycleForm boot={boot} cycle={item.cycle} cycles={cycles} onDone={close} />
                </td>
              </tr>
            ) : (
              <Row
                key={item.cycle.id}
                item={item}
                depth={depth}
                boot={boot}
                onOpen={() => go({ view: 'objectives', cycleId: item.cycle.id, open: null })}
                onEdit={() => setOpen(item.cycle.id)}
              />
            ),
          )}
        </tbody>
      </table>
      <ArchivedList items={archived.map(({ cycle: { id, name } }) => ({ kind: 'cycle', id, name }))} />
    </div>
  );
}

interface RowProps {
  item: Item;
  depth: number;
  boot: Boot;
  onOpen: () => void;
  onEdit: () => void;
}

function Row({ item: { cycle, objectives, keyResults }, depth, boot, onOpen, onEdit }: RowProps) {
  const { act } = useAct();
  const day = (on: string) => formatDay(on, locale(), boot.today);
  const setState = (state: Cycle['state']) =>
    void act(
      'editCycle',
      { cycleId: cycle.id, state },
      t('dashCycleState', cycle.name, t(stateWords[state])),
    );
  const entries: MenuEntry[] = [
    { label: t('dashEdit'), onSelect: onEdit },
    { heading: t('dashState') },
    ...states.map((state) => ({
      label: t(stateWords[state]),
      checked: state === cycle.state,
      onSelect: () => setState(state),
    })),
    'line',
    {
      label: t('dashArchive'),
      onSelect: () =>
        void act(
          'setArchived',
          { kind: 'cycle', id: cycle.id, archived: true },
          t('dashArchivedOf', cycle.name),
        ),
    },
  ];
  return (
    <tr>
      <th scope="row">
        <span className="list-name" style={{ paddingInlineStart: depth * 20 }}>
          <LinkButton className="list-open" aria-label={t('dashOpenCycle', cycle.name)} onClick={onOpen}>
            <bdi>{cycle.name}</bdi>
          </LinkButton>
          {containsDay(cycle, boot.today) && <span className="dash-badge now">{t('now')}</span>}
        </span>
      </th>
      <td>{t(kindWords[cycle.kind])}</td>
      <td className="nowrap">{t('dashFromTo', day(cycle.startOn), day(cycle.endOn))}</td>
      <td>{t(stateWords[cycle.state])}</td>
      <td>{cadenceText(cycle.cadence)}</td>
      <td className="number" data-label={t('optionsReportObjectives')}>
        {objectives}
      </td>
      <td className="number" data-label={t('dashKeyResults')}>
        {keyResults}
      </td>
      <td className="list-actions">
        <RowMenu name={cycle.name} entries={entries} />
      </td>
    </tr>
  );
}
