import { NewKeyResult } from '@/components/key-result/new-key-result';
import { useQuery } from '@/components/store-context';
import { Section } from '@/components/ui/section';
import { useAct } from '@/components/use-act';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';

/** A key result without a ticket to link. */
export function NewAlone({ boot, onDone }: { boot: Boot; onDone: () => void }) {
  const { act, busy } = useAct();
  const { data } = useQuery('picker', { text: '', cycleId: null, ref: null });
  if (!data) return null;
  return (
    <Section title={t('newKeyResult')}>
      <NewKeyResult
        boot={boot}
        title=""
        groups={data.groups}
        intro={null}
        saveLabel={t('create')}
        busy={busy}
        onCancel={onDone}
        onSave={async ({ objective, keyResultTitle, metric }) => {
          let { objectiveId } = objective;
          if (objectiveId === null) {
            const { objectiveTitle = '', cycleId = '' } = objective;
            const made = await act('createObjective', { title: objectiveTitle, cycleId });
            if (!made.ok) return;
            objectiveId = made.value.objectiveId;
          }
          const result = await act(
            'createKeyResult',
            { objectiveId, title: keyResultTitle, metric },
            t('created'),
          );
          if (result.ok) onDone();
        }}
      />
    </Section>
  );
}
