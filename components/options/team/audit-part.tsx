import { useState } from 'react';
import { useQuery } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/section';
import { useToast } from '@/components/ui/toast';
import { locale, t } from '@/lib/platform/strings';
import type { Audit } from '@/lib/protocol/audit';
import type { Boot } from '@/lib/store/api';
import { instantText } from '../../recovery/ago';
import { Part, Problem } from '../part';
import { auditLine, titlesOf } from './audit-words';
import { saveBlob } from './save-blob';
import { useAsked } from './use-asked';
import { type Server, useServerAct } from './use-server';
import { teamWords } from './words';

const pageSize = 20;

/** Who changed what and when, as the server has written it down; newest first. */
export function AuditPart({
  signedIn,
  workspaceId,
  name,
  syncedAt,
  boot,
}: {
  signedIn: Server;
  workspaceId: string;
  name: string;
  /** When this device was last in step: there may be more since. */
  syncedAt: number | null;
  boot: Boot;
}) {
  const { server, api } = signedIn;
  const toast = useToast();
  const { act, problem } = useServerAct(server);
  const first = useAsked(
    `${server} ${workspaceId}`,
    () => api.audit(workspaceId, { limit: pageSize }),
    syncedAt,
  );
  const plan = useQuery('plan', { cycleId: null }).data;
  // Once the person reads on, nothing moves under them: what is newer waits for a press.
  const [kept, setKept] = useState<Audit | null>(null);
  const { entries, before } = kept ?? first.data ?? { entries: [], before: null };
  const hasNewer = kept !== null && first.data?.entries[0]?.at !== kept.entries[0]?.at;
  const titles = titlesOf(boot, plan, entries);
  const more = () =>
    act(async () => {
      const page = await api.audit(workspaceId, { before, limit: pageSize });
      setKept({ entries: [...entries, ...page.entries], before: page.before });
      toast.say(t('optionsTeamMoreLoaded', page.entries.length));
    });
  const save = () =>
    act(async () => {
      const file = `keyline-audit-${new Date().toISOString().slice(0, 10)}.ndjson`;
      saveBlob(await api.auditExport(workspaceId), file);
      toast.show({ message: t('optionsExported', file) });
    });
  return (
    <Part title={t('optionsTeamAudit')} text={t('optionsTeamAuditText', name)}>
      {!first.data && !first.error && <Skeleton label={t('optionsTeamLoading')} />}
      {first.error !== null && <Problem>{teamWords(first.error, server)}</Problem>}
      {first.data && entries.length === 0 && <p className="subtle">{t('optionsTeamAuditEmpty')}</p>}
      {entries.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keys
        <section className="team-audit" tabIndex={0} aria-label={t('optionsTeamAudit')}>
          <ol>
            {entries.map((entry, at) => {
              const { did, what, fields, refused } = auditLine(entry, titles);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: refused entries have no number of their own, and none moves
                <li key={`${entry.seq} ${entry.at} ${at}`}>
                  <p>
                    <bdi className="strong">{entry.userName}</bdi> {did} <bdi>{what}</bdi>
                    {refused && <span className="team-refused"> {refused}</span>}
                  </p>
                  <p className="small subtlest">
                    <time dateTime={new Date(entry.at).toISOString()}>{instantText(entry.at, locale())}</time>
                    {fields && ` · ${fields}`}
                  </p>
                </li>
              );
            })}
          </ol>
        </section>
      )}
      {problem && <Problem>{problem}</Problem>}
      <div className="row team-wrap">
        {hasNewer && <Button onClick={() => setKept(null)}>{t('optionsTeamNewer')}</Button>}
        {before !== null && <Button onClick={() => void more()}>{t('optionsTeamMore')}</Button>}
        <Button onClick={() => void save()}>{t('optionsTeamAuditSave')}</Button>
      </div>
    </Part>
  );
}
