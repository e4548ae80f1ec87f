import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { useToast } from '@/components/ui/toast';
import { hostListings } from '@/lib/hosts';
import type { ApiFailure, HostApi } from '@/lib/hosts/api-types';
import { hostApis } from '@/lib/hosts/apis';
import { readHostKey, writeHostKey } from '@/lib/platform/host-keys';
import { tellWorker } from '@/lib/platform/runtime';
import { t } from '@/lib/platform/strings';
import { Part } from '../part';

/** Personal keys of hosts whose API wants one. */
export const HostKeys = () =>
  hostApis.filter(({ needsKey }) => needsKey).map((api) => <HostKey key={api.id} api={api} />);

function HostKey({ api }: { api: HostApi }) {
  const toast = useToast();
  const name = hostListings.find(({ id }) => id === api.id)?.name ?? api.id;
  const [kept, setKept] = useState<boolean | null>(null);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    readHostKey(api.id).then(
      (key) => left || setKept(key !== null),
      () => left || setKept(false),
    );
    return () => {
      left = true;
    };
  }, [api]);
  if (kept === null) return null;
  const save = async () => {
    setBusy(true);
    setProblem(null);
    const key = typed.trim();
    const failure = await api.checkKey?.({ fetch: (url, init) => fetch(url, init), now: Date.now, key });
    if (failure) setProblem(wordsOf(failure, name));
    else {
      await writeHostKey(api.id, key);
      setTyped('');
      setKept(true);
      toast.show({ message: t('optionsKeySaved') });
      // The worker then asks for what is linked already.
      tellWorker({ type: 'changed', revision: 0 });
    }
    setBusy(false);
  };
  const forget = async () => {
    await writeHostKey(api.id, null);
    setKept(false);
    toast.show({ message: t('optionsKeyForgotten') });
  };
  return (
    <Part title={t('optionsKey', name)} text={t('optionsKeyText', name)}>
      {kept ? (
        <div className="row">
          <span>{t('optionsKeyKept')}</span>
          <Button onClick={() => void forget()}>{t('optionsKeyForget')}</Button>
        </div>
      ) : (
        <form
          className="erase"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextField
            label={t('optionsKeyLabel')}
            type="password"
            value={typed}
            error={problem}
            spellCheck={false}
            onChange={(text) => {
              setTyped(text);
              setProblem(null);
            }}
          />
          <Button type="submit" disabled={busy || typed.trim() === ''}>
            {t('optionsKeySave')}
          </Button>
        </form>
      )}
    </Part>
  );
}

const wordsOf = ({ code }: ApiFailure, name: string): string => {
  if (code === 'offline') return t('optionsKeyOffline', name);
  return code === 'refused' ? t('optionsKeyNoAccess', name) : t('optionsKeyRefused', name);
};
