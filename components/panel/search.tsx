import { Section } from '@/components/ui/section';
import { t } from '@/lib/platform/strings';
import { Picker } from './picker';
import type { View } from './view';

/** Any key result of the cycle by a word of it or of its objective. */
export function Search({ cycleId, show }: { cycleId: string | null; show: (view: View) => void }) {
  return (
    <Section title={t('searchTitle')}>
      <Picker
        label={t('searchLabel')}
        cycleId={cycleId}
        ticket={null}
        onPick={(summary) => show({ name: 'key-result', keyResultId: summary.keyResult.id })}
        onClose={() => show({ name: 'home' })}
      />
    </Section>
  );
}
