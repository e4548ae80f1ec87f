import { useState } from 'react';
import { agoText, instantText } from '@/components/recovery/ago';
import { useQuery } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/icon-button';
import { Section } from '@/components/ui/section';
import type { Kind } from '@/lib/okr/kinds';
import { locale, t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import './changes.css';
import { fieldLabel, valueText } from './field-words';
import { type ChangedField, type ChangeLine, changeLines } from './sides';
import { useAudit } from './use-audit';

/** Who changed a record last and when; with a team server, all its changes, both sides of a conflict among them. */
export function ChangesSection({ kind, id, boot }: { kind: Kind; id: string; boot: Boot }) {
  const last = useQuery('lastChange', { kind, id }).data;
  const sync = useQuery('sync', boot.isConnected ? {} : null).data;
  const [showsAll, setShowsAll] = useState(false);
  const bond = sync?.workspaces.find(({ workspaceId }) => workspaceId === boot.workspace?.id);
  if (!last) return null;
  const when = agoText(last.at, Date.now(), locale());
  return (
    <Section
      title={t('dashChanges')}
      action={
        bond && (
          <LinkButton className="small" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? t('dashChangesHide') : t('dashChangesAll')}
          </LinkButton>
        )
      }
    >
      <p className="small subtle" title={instantText(last.at, locale())}>
        {last.who ? t('dashChangedBy', last.who.name, when) : t('dashRecordChanged', when)}
      </p>
      {showsAll && bond && (
        <AllChanges server={bond.server} workspaceId={bond.workspaceId} id={id} boot={boot} />
      )}
    </Section>
  );
}

function AllChanges(props: { server: string; workspaceId: string; id: string; boot: Boot }) {
  const { entries, before, status, more, retry } = useAudit(props.server, props.workspaceId, props.id);
  const lines = changeLines(entries).filter(
    ({ refused, op, fields }) => refused || op !== 'patch' || fields.length > 0,
  );
  return (
    <>
      <ol className="changes" aria-busy={status === 'loading'}>
        {lines.map((line) => (
          <Change key={line.key} line={line} boot={props.boot} />
        ))}
      </ol>
      <p className="small subtle" role="status">
        {status === 'loading' && t('loading')}
        {status === 'offline' && t('dashChangesOffline')}
        {status === 'signed-out' && t('dashChangesSignedOut')}
      </p>
      {status === 'offline' && <Button onClick={() => void retry()}>{t('tryAgain')}</Button>}
      {status === 'ready' && before !== null && (
        <Button appearance="subtle" onClick={() => void more()}>
          {t('dashChangesMore')}
        </Button>
      )}
    </>
  );
}

function Change({ line, boot }: { line: ChangeLine; boot: Boot }) {
  return (
    <li className="change">
      <p className="small">
        <bdi className="strong">{line.who}</bdi>{' '}
        <span className="subtlest" title={instantText(line.at, locale())}>
          {agoText(line.at, Date.now(), locale())}
        </span>{' '}
        {line.refused && <span className="change-lost">{t('dashChangeRefused')}</span>}
        {!line.refused && line.op === 'create' && t('dashChangeCreated')}
        {!line.refused && line.op === 'purge' && t('dashChangePurged')}
      </p>
      {line.fields.map((field) => (
        <FieldLine key={field.path} field={field} boot={boot} />
      ))}
    </li>
  );
}

function FieldLine({ field, boot }: { field: ChangedField; boot: Boot }) {
  const { path, value, fate } = field;
  const text = valueText(path, value, boot);
  return (
    <div className="small change-field">
      <span className="subtlest">{fieldLabel(path)}</span>{' '}
      {fate.is === 'lost' ? <s dir="auto">{text}</s> : <bdi>{text}</bdi>}
      {fate.is === 'lost' && (
        <p className="change-lost">
          {t(
            'dashChangeLost',
            fate.to.who,
            valueText(path, fate.to.value, boot),
            agoText(fate.to.at, Date.now(), locale()),
          )}
        </p>
      )}
    </div>
  );
}
