import { t } from '@/lib/platform/strings';
import type { Boot, Queries } from '@/lib/store/api';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { PlusIcon } from '../ui/icons';
import type { View } from './address';
import { ListIcon } from './icons';
import { viewTitles } from './use-page-title';
import { WeeklyUpdateButton } from './weekly/weekly-update-button';

interface ViewHeadProps {
  view: View;
  cycleName: string;
  boot: Boot;
  plan: Queries['plan']['value'] | undefined;
  navOpen: boolean;
  onNav: () => void;
  onNewObjective: () => void;
}

/** The view's name, the cycle it is of, and what can be done here. */
export function ViewHead({ view, cycleName, boot, plan, navOpen, onNav, onNewObjective }: ViewHeadProps) {
  const ofCycle = view === 'home' || view === 'objectives';
  return (
    <header className="dash-head">
      <IconButton
        className="dash-nav-button"
        label={t('dashNav')}
        aria-expanded={navOpen}
        icon={<ListIcon />}
        onClick={onNav}
      />
      <h1 tabIndex={-1}>{t(viewTitles[view])}</h1>
      {view === 'objectives' && <bdi className="dash-head-cycle one-line subtlest">{cycleName}</bdi>}
      {ofCycle && (
        <div className="dash-head-actions">
          {plan && <WeeklyUpdateButton plan={plan} boot={boot} />}
          <Button appearance="primary" icon={PlusIcon} onClick={onNewObjective}>
            {t('dashNewObjective')}
          </Button>
        </div>
      )}
    </header>
  );
}
