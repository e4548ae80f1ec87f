import { useQuery } from '@/components/store-context';
import { LinkButton } from '@/components/ui/icon-button';
import type { TicketRef } from '@/lib/okr/kinds/ticket';
import { t } from '@/lib/platform/strings';
import type { View } from './view';

/** How many check-ins wait for me, and the way between the ticket and my key results. */
export function Footer({
  view,
  ticket,
  due: known,
  show,
}: {
  view: View;
  ticket: TicketRef | null;
  /** Where the screen knows it already; undefined = asked for here. */
  due: number | undefined;
  show: (view: View) => void;
}) {
  const { data } = useQuery('due', ticket ? null : {});
  const due = known ?? data?.items.length;
  const atMine = view.name === 'mine' || (view.name === 'home' && !ticket);
  return (
    <footer className="panel-footer small">
      {due ? (
        <LinkButton className="footer-due" onClick={() => show({ name: 'mine' })}>
          {due === 1 ? t('dueCountOne') : t('dueCountMany', due)}
        </LinkButton>
      ) : (
        <span>{due === 0 && t('dueCountNone')}</span>
      )}
      {atMine ? (
        ticket && (
          <LinkButton className="row-end" onClick={() => show({ name: 'home' })}>
            {t('backTo', ticket.key)}
          </LinkButton>
        )
      ) : (
        <LinkButton className="row-end" onClick={() => show({ name: 'mine' })}>
          {t('myKeyResults')}
        </LinkButton>
      )}
    </footer>
  );
}
