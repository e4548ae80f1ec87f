import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useQuery } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { LinkButton } from '@/components/ui/icon-button';
import { useAct } from '@/components/use-act';
import { hostListings } from '@/lib/hosts';
import { siteNameOf } from '@/lib/hosts/site-name';
import { t } from '@/lib/platform/strings';
import type { Queries } from '@/lib/store/api';
import { Part } from '../part';

type Site = Queries['sites']['value'][number];

const nameOf = (hostId: string) => hostListings.find(({ id }) => id === hostId)?.name ?? hostId;
const countOf = (tickets: number) =>
  tickets === 1 ? t('optionsTicketsOne') : t('optionsTicketsMany', tickets);

/** Sites that tickets are of. One that has moved or has a new name takes its tickets and their links along. */
export function RenameSites() {
  const { data: sites } = useQuery('sites', {});
  const [open, setOpen] = useState<string | null>(null);
  if (!sites || sites.length === 0) return null;
  return (
    <Part title={t('optionsRename')} text={t('optionsRenameText')}>
      <ul className="sites">
        {sites.map((site) => {
          const id = `${site.host} ${site.site}`;
          return (
            <li key={id} className="site renamed">
              <RenameSite site={site} open={open === id} onOpen={(isOpen) => setOpen(isOpen ? id : null)} />
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function RenameSite({ site, open, onOpen }: { site: Site; open: boolean; onOpen: (open: boolean) => void }) {
  const { act, busy } = useAct();
  const [text, setText] = useState(site.site);
  const [error, setError] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const to = siteNameOf(site.host, text);
  const close = () => {
    setText(site.site);
    setError(null);
    onOpen(false);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (to === null) return setError(t('optionsAddNoAddress'));
    if (to === site.site) return setError(t('optionsRenameSame'));
    const { host, site: from } = site;
    const result = await act(
      'renameSite',
      { host, from, to },
      t('optionsRenamed', countOf(site.tickets), to),
    );
    if (result.ok) onOpen(false);
  };
  return (
    <>
      <div className="row renamed-head">
        <span>
          <bdi>{site.site}</bdi>
          <span className="small subtlest">
            {' · '}
            {nameOf(site.host)}
            {' · '}
            {countOf(site.tickets)}
          </span>
        </span>
        <LinkButton
          ref={opener}
          className="row-end"
          aria-expanded={open}
          aria-label={t('optionsRenameOf', site.site)}
          onClick={() => (open ? close() : onOpen(true))}
        >
          {t('optionsRenameButton')}
        </LinkButton>
      </div>
      {open && (
        <form
          className="stack"
          onSubmit={(event) => void submit(event)}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <TextField
            label={t('optionsRenameLabel')}
            hint={
              to !== null && to !== site.site
                ? t('optionsRenamePreview', countOf(site.tickets), site.site, to)
                : t('optionsRenameHint')
            }
            {...(error && { error })}
            value={text}
            autoFocus
            spellCheck={false}
            onChange={(next) => {
              setText(next);
              setError(null);
            }}
          />
          <div className="row">
            <Button type="submit" appearance="primary" disabled={busy}>
              {t('optionsRenameSave')}
            </Button>
            <Button appearance="subtle" onClick={close}>
              {t('checkInCancel')}
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
