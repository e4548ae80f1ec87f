import { Section } from '@/components/ui/section';
import { type MessageKey, t } from '@/lib/platform/strings';
import { altKey } from './shortcuts';

const rows: readonly [keys: () => string, does: MessageKey][] = [
  [() => altKey('K'), 'keysOpen'],
  [() => altKey('L'), 'keysLink'],
  [() => altKey('I'), 'keysCheckIn'],
  [() => '↑ ↓', 'keysMove'],
  [() => '← →', 'keysStep'],
  [() => '↵', 'keysEnter'],
  [() => 'Esc', 'keysEscape'],
];

export function KeyboardHelp() {
  return (
    <Section title={t('keyboard')}>
      <dl className="keys">
        {rows.map(([keys, does]) => (
          <div key={does} className="row">
            <dt>
              <span className="kbd">{keys()}</span>
            </dt>
            <dd className="subtle">{t(does)}</dd>
          </div>
        ))}
      </dl>
      <p className="small subtlest keys-note">{t('keysNote')}</p>
    </Section>
  );
}
