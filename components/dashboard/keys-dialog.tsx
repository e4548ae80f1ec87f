import { useState } from 'react';
import { type MessageKey, t } from '@/lib/platform/strings';
import { Dialog } from './dialog';
import { hasSingleKeys, setSingleKeys } from './single-keys';

const groups: readonly { title: MessageKey; keys: readonly (readonly [string, MessageKey])[] }[] = [
  {
    title: 'dashKeysMove',
    keys: [
      ['↑ ↓', 'dashKeyRows'],
      ['→ ←', 'dashKeyInOut'],
      ['Home End', 'dashKeyEnds'],
      ['Page ↑ ↓', 'dashKeyPages'],
      ['Enter', 'dashKeyOpen'],
      ['Esc', 'dashKeyEscape'],
      ['/', 'dashKeyFilter'],
      ['?', 'keyboard'],
    ],
  },
  {
    title: 'dashKeysChange',
    keys: [
      ['E  F2', 'dashRename'],
      ['N', 'newKeyResult'],
      ['Shift+N', 'dashNewObjective'],
      ['Alt+↑ ↓', 'dashKeyOrder'],
      ['Alt+→ ←', 'dashKeyNest'],
      ['Del', 'dashArchive'],
      ['Shift+F10', 'dashKeyMenu'],
      ['Ctrl+Z', 'undo'],
    ],
  },
];

/** What the keys do here, and a way to turn the bare letters off. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(hasSingleKeys);
  return (
    <Dialog title={t('keyboard')} onClose={onClose}>
      <div className="dash-keys">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="section-title">{t(title)}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(what)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="dash-keys-letters small">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            setOn(event.target.checked);
            setSingleKeys(event.target.checked);
          }}
        />
        {t('dashSingleKeys')}
      </label>
    </Dialog>
  );
}
