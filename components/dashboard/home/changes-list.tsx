import { agoText, shapeOf, statusWord } from '@/components/key-result/words';
import { StatusShape } from '@/components/ui/status-shape';
import { UserText } from '@/components/ui/user-text';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import type { Happening } from '@/lib/store/dashboard-api';
import type { Address } from '../address';
import { addressOf } from '../use-address';
import { byDay, changeText } from './changes';

interface ChangesProps {
  changed: readonly Happening[];
  boot: Boot;
  address: Address;
}

/** What happened, under the day it happened: who, what, from where to where. */
export function Changes({ changed, boot, address }: ChangesProps) {
  const days = byDay(changed, boot.workspace?.timeZone ?? 'UTC');
  return days.map(({ day, items }) => (
    <section key={day} className="home-day">
      <h3 className="home-day-title">{agoText(day, boot.today)}</h3>
      <ul>
        {items.map((item) => (
          <Change key={item.checkIn?.id ?? item.revision?.id} item={item} boot={boot} address={address} />
        ))}
      </ul>
    </section>
  ));
}

function Change({ item, boot, address }: { item: Happening; boot: Boot; address: Address }) {
  const { summary, checkIn, revision, who } = item;
  const { id, title } = summary.keyResult;
  const said = checkIn?.blockers || checkIn?.comment || revision?.reason;
  const name = who && (who.id === boot.me?.id ? t('you') : who.name);
  const isLast = checkIn !== null && checkIn.id === summary.lastCheckIn?.id;
  const shape = checkIn?.reported ?? (isLast ? shapeOf(summary) : null);
  return (
    <li className="home-change">
      {shape ? <StatusShape shape={shape} label={statusWord(shape)} /> : <span />}
      <div className="home-line-words">
        <a className="home-line-title" href={addressOf(address, { open: { kind: 'keyResult', id } })}>
          <UserText text={title} lines={1} />
        </a>
        <span className="home-line-note">
          <span className="strong">{changeText(item)}</span>
          {name && (
            <>
              {' · '}
              <bdi>{name}</bdi>
            </>
          )}
        </span>
        {said && <UserText className="home-said" text={said} lines={2} />}
      </div>
    </li>
  );
}
