import { type KeyboardEvent, useState } from 'react';
import { t, tKey } from '@/lib/platform/strings';
import { useCommand } from '../store-context';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { LinkButton } from '../ui/icon-button';
import { ExternalIcon } from '../ui/icons';

interface EvidenceProps {
  keyResultId: string;
  url: string | undefined;
  /** "Read it", where there is little room. */
  short?: boolean;
  /** Before the page may be left: the draft is kept. */
  onLeave: () => void;
  editing: boolean;
  onEdit: (editing: boolean) => void;
}

/** "Where this number is read ↗", or the way to add it. */
export function EvidenceLink({ url, short, onLeave, editing, onEdit }: EvidenceProps) {
  if (!url) {
    return (
      <LinkButton aria-expanded={editing} onClick={() => onEdit(!editing)}>
        {t('checkInAddEvidence')}
      </LinkButton>
    );
  }
  return (
    <a
      className="check-in-evidence small"
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      title={url}
      {...(short && { 'aria-label': t('checkInReadItLabel') })}
      onClick={onLeave}
    >
      {short ? t('checkInReadIt') : t('checkInEvidence')}
      <ExternalIcon />
    </a>
  );
}

/** Sets the address. Within the form, so Enter and Escape stay here. */
export function EvidenceField({ keyResultId, onEdit }: Pick<EvidenceProps, 'keyResultId' | 'onEdit'>) {
  const { run, busy } = useCommand();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const save = async () => {
    const address = text.trim();
    const evidenceUrl = /^https?:\/\//i.test(address) ? address : `https://${address}`;
    if (!URL.canParse(evidenceUrl) || !/^https?:\/\/[^\s.]+(\.\S+|:\d|\/)/i.test(evidenceUrl)) {
      setError(t('checkInNoAddress'));
      return;
    }
    const answer = await run('editKeyResult', { keyResultId, evidenceUrl });
    if (answer.ok) onEdit(false);
    else setError(tKey(answer.error.message, answer.error.substitutions));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') void save();
    else onEdit(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keeps the keys of its field from the form
    <div className="check-in-evidence-field" onKeyDown={press}>
      <TextField
        label={t('checkInEvidenceLabel')}
        placeholder="https://"
        inputMode="url"
        autoFocus
        value={text}
        error={error}
        onChange={(next) => {
          setText(next);
          setError(null);
        }}
      />
      <Button compact disabled={busy} onClick={() => void save()}>
        {t('checkInEvidenceSave')}
      </Button>
    </div>
  );
}
