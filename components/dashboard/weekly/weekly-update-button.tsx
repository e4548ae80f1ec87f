import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { t } from '@/lib/platform/strings';
import type { Boot, Queries } from '@/lib/store/api';
import { copyText } from '../copy-text';
import './weekly.css';
import { weeklyText } from './weekly-text';

/** Copies the week's update of what is shown as Markdown; where the browser does not let us, shows it to be copied. */
export function WeeklyUpdateButton({ plan, boot }: { plan: Queries['plan']['value']; boot: Boot }) {
  const { show } = useToast();
  const [shown, setShown] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const copy = async () => {
    const text = weeklyText(plan, boot.today);
    if (text === null) show({ message: t('dashWeeklyNothing') });
    else if (await copyText(text)) show({ message: t('dashWeeklyCopied') });
    else setShown(text);
  };
  return (
    <>
      <Button ref={button} onClick={() => void copy()}>
        {t('dashWeekly')}
      </Button>
      {shown !== null && (
        <TextDialog
          text={shown}
          onClose={() => {
            setShown(null);
            button.current?.focus();
          }}
        />
      )}
    </>
  );
}

function TextDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    area.current?.select();
  }, []);
  return (
    <dialog ref={dialog} className="weekly" aria-label={t('dashWeekly')} onClose={onClose}>
      <div className="stack">
        <p>{t('dashWeeklyByHand')}</p>
        <textarea ref={area} className="input" readOnly rows={16} aria-label={t('dashWeekly')} value={text} />
        <div className="row">
          <Button appearance="primary" onClick={() => dialog.current?.close()}>
            {t('close')}
          </Button>
        </div>
      </div>
    </dialog>
  );
}
