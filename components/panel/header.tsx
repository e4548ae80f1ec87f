import { IconButton } from '@/components/ui/icon-button';
import { BackIcon, ChevronDownIcon, CloseIcon, MarkIcon, MoreIcon, SearchIcon } from '@/components/ui/icons';
import { Menu } from '@/components/ui/menu';
import type { TicketRef } from '@/lib/okr/kinds/ticket';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { usePanelMenu } from './panel-menu';
import type { PanelPage } from './panel-page';
import type { View } from './view';

interface HeaderProps {
  boot: Boot;
  ticket: TicketRef | null;
  /** The ticket's estimate, where it is known. */
  points: number | null;
  page: PanelPage;
  /** A host page stands beside it: it can be closed, and its launcher hidden. */
  beside: boolean;
  view: View;
  cycleId: string | null;
  onCycle: (cycleId: string | null) => void;
  onBack: (() => void) | null;
  show: (view: View) => void;
}

const titles = {
  home: 'myKeyResults',
  mine: 'myKeyResults',
  search: 'search',
  keyboard: 'keyboard',
  new: 'newKeyResult',
  'key-result': 'keyResult',
} as const;

export function Header({
  boot,
  ticket,
  points,
  page,
  beside,
  view,
  cycleId,
  onCycle,
  onBack,
  show,
}: HeaderProps) {
  const entries = usePanelMenu({ boot, page, beside, show });
  const cycle = boot.cycles.find(({ id }) => id === cycleId);
  return (
    <header className="panel-header">
      {onBack ? <IconButton label={t('back')} icon={<BackIcon />} onClick={onBack} /> : <MarkIcon />}
      <h1 className="panel-title">
        {view.name === 'home' && ticket ? <bdi>{ticket.key}</bdi> : t(titles[view.name])}
        {view.name === 'home' && points !== null && (
          <span className="small subtlest">{points === 1 ? t('pointsOne') : t('pointsMany', points)}</span>
        )}
      </h1>
      <Menu
        label={t('cycle')}
        entries={[
          { label: t('now'), checked: cycleId === null, onSelect: () => onCycle(null) },
          ...boot.cycles.map(({ id, name }) => ({
            label: <bdi>{name}</bdi>,
            checked: id === cycleId,
            onSelect: () => onCycle(id),
          })),
        ]}
      >
        {(trigger) => (
          <button
            type="button"
            {...trigger}
            className="cycle-button small"
            aria-label={t('cycleOf', cycle?.name ?? t('now'))}
          >
            <span className="one-line">{cycle ? <bdi>{cycle.name}</bdi> : t('now')}</span>
            <ChevronDownIcon />
          </button>
        )}
      </Menu>
      <IconButton label={t('search')} icon={<SearchIcon />} onClick={() => show({ name: 'search' })} />
      <Menu label={t('panelMenu')} entries={entries}>
        {(trigger) => <IconButton {...trigger} label={t('panelMenu')} icon={<MoreIcon />} />}
      </Menu>
      {beside && (
        <IconButton
          label={t('closePanel')}
          icon={<CloseIcon />}
          onClick={() => page.send({ type: 'close' })}
        />
      )}
    </header>
  );
}
