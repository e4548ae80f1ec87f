import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { CheckInForm } from '../check-in/check-in-form';
import type { CheckInResult } from '../check-in/use-check-in';
import { StatusMark } from '../key-result/status-mark';
import { daysLeftText } from '../key-result/words';
import { useCommand } from '../store-context';
import { useToast } from '../ui/toast';
import { UserText } from '../ui/user-text';
import { failureText, useAct } from '../use-act';
import { savedText } from './saved-text';
import type { DueRound } from './use-due';

interface DueCheckInProps {
  summary: KeyResultSummary;
  round: DueRound;
  boot: Boot;
}

/** One due check-in. Saved or put off, the next one takes its place. */
export function DueCheckIn({ summary, round, boot }: DueCheckInProps) {
  const { keyResult, objective, teams } = summary;
  const { run } = useCommand();
  const toast = useToast();
  const { told } = useAct();
  const done = (result: CheckInResult) => {
    round.settle(keyResult.id);
    told(savedText(keyResult.shortName ?? keyResult.title, result), () => round.unsettle(keyResult.id));
  };
  const putOff = async () => {
    const answer = await run('snooze', { keyResultId: keyResult.id });
    if (answer.ok) round.settle(keyResult.id);
    toast.show({ message: answer.ok ? t('popupPutOff') : failureText(answer.error) });
  };
  const context = [objective.title, teams.map(({ name }) => name).join(', ')].filter((part) => part !== '');
  return (
    <section className="popup-due" aria-label={keyResult.title.slice(0, 200)}>
      <div className="popup-objective small subtlest">
        <UserText text={context.join(' · ')} lines={1} />
        <span className="row-end">{daysLeftText(summary.daysLeft)}</span>
      </div>
      <h2 className="popup-title">
        <StatusMark summary={summary} />
        <UserText text={keyResult.title} lines={2} />
      </h2>
      <CheckInForm
        summary={summary}
        variant="popup"
        boot={boot}
        hasNext={round.position < round.total}
        onDone={done}
        onCancel={() => void putOff()}
      />
    </section>
  );
}
