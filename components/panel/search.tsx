import { Section } from '@/components/ui/section';
import { t } from '@/lib/platform/strings';
import { Picker } from './picker';
import type { View } from './view';

interface SearchProps {
  cycleId: string | null;
  show: (view: View) => void;
  onBack: () => void;
}

/** Any key result of the cycle by a word of it or of its objective. */
export function Search({ cycleId, show, onBack }: SearchProps) {
  return (
    <Section title={t('searchTitle')}>
      <Picker
        label={t('searchLabel')}
        cycleId={cycleId}
        ticket={null}
        onPick={(summary) => show({ name: 'key-result', keyResultId: summary.keyResult.id })}
        onClose={onBack}
      />
    </Section>
  );
}
