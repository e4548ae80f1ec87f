import { type ReactNode, useEffect, useRef } from 'react';
import { focusFirst } from '@/components/ui/focus';
import { ChevronRightIcon, EyeIcon, PeopleIcon, PlusIcon } from '@/components/ui/icons';
import { pressable } from '@/components/ui/pressable';
import { useAct } from '@/components/use-act';
import { t } from '@/lib/platform/strings';

export type Way = 'own' | 'join';

/** Three ways to begin. */
export function Ways({ name, onWay }: { name: string; onWay: (way: Way) => void }) {
  const { act, busy } = useAct();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => focusFirst(list.current), []);
  return (
    <div className="stack">
      <div>
        <h2 className="first-run-title">
          {t('waysTitle')} <bdi>{name.slice(0, 60)}</bdi>
        </h2>
        <p className="subtle">{t('waysText')}</p>
      </div>
      <ul className="ways" ref={list}>
        <WayCard
          icon={<PeopleIcon />}
          first
          title={t('wayJoin')}
          text={t('wayJoinText')}
          onClick={() => onWay('join')}
        />
        <WayCard
          icon={<PlusIcon />}
          title={t('wayOwn')}
          text={t('wayOwnText')}
          onClick={() => onWay('own')}
        />
        <WayCard
          icon={<EyeIcon />}
          title={t('waySample')}
          text={t('waySampleText')}
          disabled={busy}
          onClick={() => void act('loadSample', {})}
        />
      </ul>
    </div>
  );
}

interface WayCardProps {
  icon: ReactNode;
  title: string;
  text: string;
  disabled?: boolean;
  first?: boolean;
  onClick: () => void;
}

function WayCard({ icon, title, text, disabled, first, onClick }: WayCardProps) {
  return (
    <li>
      <button type="button" className="way" data-first={first} {...pressable(disabled, onClick)}>
        <span className="way-icon">{icon}</span>
        <span>
          <span className="way-title">{title}</span>
          <span className="small subtle">{text}</span>
        </span>
        <ChevronRightIcon />
      </button>
    </li>
  );
}
