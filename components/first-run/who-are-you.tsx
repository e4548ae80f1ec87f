import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { focusFirst } from '@/components/ui/focus';
import { useAct } from '@/components/use-act';
import type { PageContext } from '@/lib/messages/frame';
import { t } from '@/lib/platform/strings';

/** A local name: read from the page where it says who is signed in, typed elsewhere. */
export function WhoAreYou({ person }: { person: PageContext['person'] }) {
  const { act, busy } = useAct();
  const [name, setName] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const shown = name ?? person?.name.slice(0, 500) ?? '';
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => focusFirst(form.current), []);
  return (
    <form
      ref={form}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const given = shown.trim();
        setMissing(!given);
        if (!given) return;
        const account = person && { host: person.host, accountId: person.accountId };
        void act('introduceMe', { name: given, account });
      }}
    >
      <div>
        <h2 className="first-run-title">{t('whoTitle')}</h2>
        <p className="subtle">{t('whoText')}</p>
      </div>
      <TextField
        label={t('whoName')}
        value={shown}
        onChange={setName}
        maxLength={500}
        autoComplete="name"
        hint={person && name === null ? t('whoFromPage') : undefined}
        error={missing ? t('whoMissing') : undefined}
        data-first
      />
      <div>
        <Button type="submit" appearance="primary" disabled={busy} shortcut="↵">
          {t('continue')}
        </Button>
      </div>
    </form>
  );
}
