import type { Ref } from 'react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { ExternalIcon, MoreIcon } from '@/components/ui/icons';
import { Menu, type MenuEntry } from '@/components/ui/menu';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { isMineAndDue } from './mine-and-due';
import { dueText } from './words';

interface CardActionsProps {
  summary: KeyResultSummary;
  boot: Boot;
  /** Empty = no menu. */
  menu: readonly MenuEntry[];
  checkInButton: Ref<HTMLButtonElement>;
  onCheckIn: () => void;
}

/** Check in (primary only where it is mine and due), where the number is read, the rest in ⋯. */
export function CardActions({ summary, boot, menu, checkInButton, onCheckIn }: CardActionsProps) {
  const { title, state, evidenceUrl } = summary.keyResult;
  const asks = isMineAndDue(summary, boot);
  return (
    <div className="kr-actions">
      {state === 'active' && (
        <Button
          ref={checkInButton}
          compact={!asks}
          appearance={asks ? 'primary' : 'default'}
          onClick={onCheckIn}
        >
          {t('checkIn')}
        </Button>
      )}
      <span className="small subtlest">{dueText(summary, boot.today)}</span>
      {evidenceUrl && (
        <a
          className="icon-button row-end"
          href={evidenceUrl}
          target="_blank"
          rel="noreferrer"
          title={t('evidence')}
          aria-label={t('evidence')}
        >
          <ExternalIcon />
        </a>
      )}
      {menu.length > 0 && (
        <Menu label={t('moreOf', title.slice(0, 100))} entries={menu}>
          {(trigger) => (
            <IconButton
              {...trigger}
              className={evidenceUrl ? '' : 'row-end'}
              label={t('moreOf', title.slice(0, 100))}
              icon={<MoreIcon />}
            />
          )}
        </Menu>
      )}
    </div>
  );
}
