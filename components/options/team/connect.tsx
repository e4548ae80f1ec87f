import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { locale, t } from '@/lib/platform/strings';
import type { Waiting } from '@/lib/sync/team-sign-in';
import { Problem, Working } from '../part';
import { useSignIn } from './use-sign-in';
import { hostOf, roleWord } from './words';

/**
 * Address or invite link, then the sign-in on the server's own page. `fixed`: the server is known, its sign-in has ended.
 */
export function Connect({
  initial = '',
  fixed,
  quiet = false,
  onDone,
}: {
  initial?: string;
  fixed?: string;
  /** Not what the page is first about. */
  quiet?: boolean;
  onDone: (server: string, workspaceId: string | null) => void;
}) {
  const [text, setText] = useState(initial);
  const section = useRef<HTMLDivElement>(null);
  /** What comes of it takes the focus, not the form. */
  const isDone = useRef(false);
  const { state, start, cancel, forget, openAgain } = useSignIn((server, workspaceId) => {
    setText('');
    isDone.current = true;
    onDone(server, workspaceId);
  });
  const [returning, setReturning] = useState(false);
  // The form stands again in place of what had the focus.
  useEffect(() => {
    if (!returning || state.at !== 'typing') return;
    setReturning(false);
    section.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, [returning, state.at]);
  const isTyping = state.at === 'typing';
  const wasTyping = useRef(true);
  useEffect(() => {
    // Expired or refused: back at the field, unless the person has gone elsewhere on the page.
    const isFree = document.activeElement === document.body || document.activeElement === null;
    if (isTyping && !wasTyping.current && isFree && !isDone.current)
      section.current?.querySelector<HTMLElement>('input, button')?.focus();
    wasTyping.current = isTyping;
  }, [isTyping]);
  useEffect(() => {
    if (!isTyping) isDone.current = false;
  }, [isTyping]);
  const leave = () => {
    setReturning(true);
    cancel();
  };
  return (
    <div ref={section} className="team-connect">
      {isTyping && fixed !== undefined && (
        <div className="stack">
          {state.problem && <Problem>{state.problem}</Problem>}
          <div>
            <Button appearance="primary" onClick={() => void start(fixed)}>
              {t('optionsTeamSignInAgain')}
            </Button>
          </div>
        </div>
      )}
      {isTyping && fixed === undefined && (
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void start(text);
          }}
        >
          <TextField
            label={t('optionsTeamAddress')}
            hint={t('optionsTeamAddressHint')}
            {...(state.problem && { error: state.problem })}
            value={text}
            placeholder="https://keyline.example.com"
            inputMode="url"
            autoFocus={initial !== '' && text === initial}
            spellCheck={false}
            maxLength={2000}
            onChange={(next) => {
              setText(next);
              forget();
            }}
          />
          <div>
            <Button type="submit" appearance={quiet ? 'default' : 'primary'}>
              {t('optionsTeamConnect')}
            </Button>
          </div>
        </form>
      )}
      {state.at === 'looking' && (
        <div className="row">
          <Working text={t('optionsTeamLooking', hostOf(state.server))} />
          <Button compact autoFocus onClick={leave}>
            {t('optionsCancel')}
          </Button>
        </div>
      )}
      {state.at === 'waiting' && (
        <Approval
          host={hostOf(state.server)}
          waiting={state.waiting}
          onOpen={() => openAgain(state.waiting.url)}
          onCancel={leave}
        />
      )}
    </div>
  );
}

/** The code to compare, large, while the person approves it on the server's page. */
function Approval({
  host,
  waiting,
  onOpen,
  onCancel,
}: {
  host: string;
  waiting: Waiting;
  onOpen: () => void;
  onCancel: () => void;
}) {
  const { invite, userCode, until } = waiting;
  const time = new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(until);
  return (
    <div className="team-card">
      {invite?.workspace && (
        <p>
          {invite.invitedBy
            ? t('optionsTeamInvitedBy', invite.workspace.name, roleWord(invite.role), invite.invitedBy)
            : t('optionsTeamInvited', invite.workspace.name, roleWord(invite.role))}
        </p>
      )}
      <p id="team-code-text">{t('optionsTeamCompare', host)}</p>
      <p className="team-code" aria-describedby="team-code-text">
        {codeText(userCode)}
      </p>
      <Working text={t('optionsTeamWaiting')} />
      <div className="row team-wrap">
        <Button autoFocus onClick={onOpen}>
          {t('optionsTeamOpenAgain')}
        </Button>
        <Button appearance="subtle" onClick={onCancel}>
          {t('optionsCancel')}
        </Button>
      </div>
      <p className="small subtlest">{t('optionsTeamCodeUntil', time)}</p>
    </div>
  );
}

/** As the page shows it: `WDJB-MJHT`. */
const codeText = (code: string): string =>
  /^\w{8}$/.test(code) ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
