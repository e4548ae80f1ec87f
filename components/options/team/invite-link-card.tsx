import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { useToast } from '@/components/ui/toast';
import { locale, t } from '@/lib/platform/strings';
import type { InviteLink } from '@/lib/protocol/team';
import { instantText } from '../../recovery/ago';

/** The link, this once: the server keeps its hash alone. */
export function InviteLinkCard({
  link,
  isNew,
  onClose,
}: {
  link: InviteLink;
  /** Just made: it takes the focus. */
  isNew: boolean;
  onClose: () => void;
}) {
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further link takes the focus as well
  useEffect(() => {
    if (!isNew) return;
    input.current?.focus();
    input.current?.select();
  }, [link]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link.url);
      toast.show({ message: t('optionsTeamCopiedLink') });
    } catch {
      input.current?.focus();
      input.current?.select();
      toast.show({ message: t('optionsTeamCopyByHand') });
    }
  };
  return (
    <div className="team-card">
      <Field
        label={t('optionsTeamLink')}
        hint={t('optionsTeamLinkHint', instantText(link.expiresAt, locale()))}
      >
        {(given) => <input {...given} ref={input} className="input" readOnly value={link.url} />}
      </Field>
      <div className="row team-wrap">
        <Button appearance="primary" onClick={() => void copy()}>
          {t('optionsTeamCopyLink')}
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          {t('optionsTeamDone')}
        </Button>
      </div>
    </div>
  );
}
