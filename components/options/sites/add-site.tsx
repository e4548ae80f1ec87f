import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { useToast } from '@/components/ui/toast';
import { type Finding, type Platform, parseAddress, siteFor, type TypedAddress } from '@/lib/hosts/detect';
import { type OwnSite, permissionOf } from '@/lib/hosts/own-site';
import { detectSite, readOpenPages } from '@/lib/platform/detect-site';
import { askAccess, dropAccess } from '@/lib/platform/permissions';
import { putSite } from '@/lib/platform/sites';
import { t } from '@/lib/platform/strings';
import { dropWish } from '@/lib/platform/wish';
import { Working } from '../part';
import { type AddState, checkTyped, findings, problems } from './add-state';
import { addressOf } from './own-list';
import { platforms } from './platforms';

const originsOf = ({ origin }: TypedAddress) => [permissionOf({ origin, path: '', platform: 'jira-dc' })];

/** Address → the browser's question → what answers there → added. Nothing is asked of the site before the click. */
export function AddSite({ own }: { own: readonly OwnSite[] }) {
  const toast = useToast();
  const [text, setText] = useState('');
  const [state, setState] = useState<AddState>({ at: 'typing', problem: null });
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  const typing = (problem: (AddState & { at: 'typing' })['problem'] = null) =>
    setState({ at: 'typing', problem });
  const leave = (address: TypedAddress) => {
    stop.current?.abort();
    if (!own.some(({ origin }) => origin === address.origin)) void dropAccess(originsOf(address));
    typing('left');
  };
  const keep = async (address: TypedAddress, finding: Finding, said?: Platform) => {
    const site = siteFor(address, finding, said);
    if (!site) {
      if (finding.is !== 'jira') setState({ at: 'unsure', address, finding });
      return;
    }
    try {
      await putSite(site);
      setText('');
      typing();
      const name = platforms.find(({ id }) => id === site.platform)?.name ?? '';
      toast.show({ message: t('optionsSiteAdded', addressOf(site), name) });
    } catch {
      typing('not-saved');
    }
  };
  const look = async (address: TypedAddress) => {
    const controller = new AbortController();
    const { signal } = controller;
    stop.current = controller;
    setState({ at: 'looking', address });
    const found = await detectSite(address, {
      fetch: (...args) => fetch(...args),
      readPages: readOpenPages,
      signal,
    });
    if (!signal.aborted) await keep(address, found);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = checkTyped(text, own);
    if (typeof address === 'string') return typing(address);
    // In the click itself: later, the browser does not ask.
    const asked = askAccess(originsOf(address));
    setState({ at: 'asking', address });
    void dropWish();
    void asked.then((granted) => (granted ? look(address) : typing('refused')));
  };

  const typed = parseAddress(text);
  const isInsecure = typeof typed !== 'string' && typed.insecure;
  const problem = state.at === 'typing' && state.problem;
  const host = state.at === 'typing' ? '' : new URL(state.address.origin).host;
  return (
    <form className="stack add-site" onSubmit={submit}>
      <TextField
        label={t('optionsAddLabel')}
        hint={isInsecure ? t('optionsAddInsecure') : t('optionsAddHint')}
        {...(problem && { error: t(problems[problem]) })}
        value={text}
        placeholder="jira.example.com"
        inputMode="url"
        spellCheck={false}
        onChange={(next) => {
          setText(next);
          if (problem) typing();
        }}
      />
      {(state.at === 'typing' || state.at === 'asking') && (
        <div className="row">
          <Button type="submit" appearance="primary" disabled={state.at === 'asking'}>
            {t('optionsAddButton')}
          </Button>
          {state.at === 'asking' && (
            <span className="small subtle" role="status">
              {t('optionsAddAsking', host)}
            </span>
          )}
        </div>
      )}
      {state.at === 'looking' && (
        <div className="row">
          <Working text={t('optionsAddLooking', host)} />
          <Button compact onClick={() => leave(state.address)}>
            {t('checkInCancel')}
          </Button>
        </div>
      )}
      {state.at === 'unsure' && (
        <div className="found" role="status">
          <p>{t(findings[state.finding.is], host)}</p>
          <div className="row found-choices">
            {platforms.map(({ id, name }) => (
              <Button key={id} onClick={() => void keep(state.address, state.finding, id)}>
                {t('optionsItIs', name)}
              </Button>
            ))}
            <Button onClick={() => void look(state.address)}>{t('optionsLookAgain')}</Button>
            <Button appearance="subtle" onClick={() => leave(state.address)}>
              {t('optionsLeaveIt')}
            </Button>
          </div>
        </div>
      )}
    </form>
  );
}
