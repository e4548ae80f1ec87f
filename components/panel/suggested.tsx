import { StatusMark } from '@/components/key-result/status-mark';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import { UserText } from '@/components/ui/user-text';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { Queries } from '@/lib/store/api';

interface SuggestedProps {
  suggested: Queries['ticket']['value']['suggested'];
  onLink: (summary: KeyResultSummary) => void;
}

/** Key results this ticket may serve as well, each with why. */
export function Suggested({ suggested, onLink }: SuggestedProps) {
  return (
    <Section title={t('suggested')}>
      <ul className="suggested">
        {suggested.map(({ summary, reason }) => (
          <li key={summary.keyResult.id} className="suggestion">
            <StatusMark summary={summary} />
            <div>
              <UserText text={summary.keyResult.title} />
              <div className="small subtlest">
                {t(reason === 'same-objective' ? 'suggestedSameObjective' : 'suggestedRecent')}
              </div>
            </div>
            <Button
              compact
              aria-label={t('linkOf', summary.keyResult.title.slice(0, 200))}
              onClick={() => onLink(summary)}
            >
              {t('link')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
