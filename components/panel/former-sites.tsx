import { LinkButton } from '@/components/ui/icon-button';
import { useAct } from '@/components/use-act';
import type { TicketRef } from '@/lib/okr/kinds/ticket';
import { t } from '@/lib/platform/strings';
import type { Queries } from '@/lib/store/api';

/** This ticket was met on other sites: theirs has moved here, and its links may come along. */
export function FormerSites({
  ticket,
  sites,
}: {
  ticket: TicketRef;
  sites: Queries['ticket']['value']['formerSites'];
}) {
  const { act, busy } = useAct();
  return sites.map(({ site, tickets }) => {
    const bring = () =>
      void act(
        'renameSite',
        { host: ticket.host, from: site, to: ticket.site },
        t('formerBrought', ticket.site),
      );
    return (
      <div key={site} className="section former-site small">
        <span>
          {t('formerSite')} <bdi>{site}</bdi>
        </span>
        <LinkButton disabled={busy} onClick={bring}>
          {tickets === 1 ? t('formerBringOne') : t('formerBringMany', tickets)}
        </LinkButton>
      </div>
    );
  });
}
