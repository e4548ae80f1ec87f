import { useRef } from 'react';
import type { CheckInResult } from '@/components/check-in/use-check-in';
import { dueText, savedText } from '@/components/key-result/words';
import { Button } from '@/components/ui/button';
import { later } from '@/components/ui/later';
import { useAct } from '@/components/use-act';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import type { Address } from '../address';
import { KeyResultLine } from './key-result-line';

const CheckInForm = later(async () => (await import('@/components/check-in/check-in-form')).CheckInForm);

interface DueLineProps {
  summary: KeyResultSummary;
  boot: Boot;
  address: Address;
  checkingIn: boolean;
  onCheckIn: (open: boolean) => void;
}

/** A check-in that waits for me, given in place: a number and Enter. */
export function DueLine({ summary, boot, address, checkingIn, onCheckIn }: DueLineProps) {
  const button = useRef<HTMLButtonElement>(null);
  const { told } = useAct();
  const close = () => {
    onCheckIn(false);
    setTimeout(() => button.current?.focus());
  };
  const saved = (result: CheckInResult) => {
    told(savedText(result));
    onCheckIn(false);
    // The line leaves the list: the next one's button takes the focus.
    const next = [...document.querySelectorAll<HTMLElement>('.home-check-in button')].find(
      (each) => each !== button.current,
    );
    setTimeout(() => (next ?? document.querySelector<HTMLElement>('.dash-main h1'))?.focus());
  };
  return (
    <KeyResultLine
      summary={summary}
      boot={boot}
      address={address}
      action={
        <span className="home-check-in">
          <span className="small subtlest">{dueText(summary, boot.today)}</span>
          <Button
            ref={button}
            compact
            aria-expanded={checkingIn}
            aria-label={t('checkInOf', summary.keyResult.title.slice(0, 100))}
            onClick={() => (checkingIn ? close() : onCheckIn(true))}
          >
            {t('checkIn')}
          </Button>
        </span>
      }
    >
      {checkingIn && (
        <div className="home-check-in-form">
          <CheckInForm summary={summary} variant="panel" boot={boot} onDone={saved} onCancel={close} />
        </div>
      )}
    </KeyResultLine>
  );
}
