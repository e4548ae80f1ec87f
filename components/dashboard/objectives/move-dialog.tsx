import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { t } from '@/lib/platform/strings';
import { Dialog } from '../dialog';
import { plain } from './filter';
import { type Move, moveOut, moveTo } from './moves';
import { flatten, type ObjectiveRow, type RecordRow, type Tree, titleOf } from './tree';

const most = 200;
const none: ReadonlySet<string> = new Set();

interface MoveDialogProps {
  row: RecordRow;
  tree: Tree;
  onMove: (move: Move) => void;
  onClose: () => void;
}

/** Where to? Every objective a row can go under, by words and ↑ ↓ Enter. */
export function MoveDialog({ row, tree, onMove, onClose }: MoveDialogProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const places = useMemo(() => placesOf(row, tree), [row, tree]);
  const words = plain(text).split(/\s+/).filter(Boolean);
  const found = places
    .filter(({ label }) => words.every((word) => plain(label).includes(word)))
    .slice(0, most);
  const chosen = Math.min(at, Math.max(0, found.length - 1));
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) setAt((chosen + step + found.length) % found.length);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      const place = found[chosen];
      if (place) onMove(place.move);
    } else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('dashMoveOf', titleOf(row).slice(0, 100))} onClose={onClose}>
      <input
        className="input"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
        aria-label={t('dashMoveWhere')}
        placeholder={t('dashMoveWhere')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
        data-first
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('dashObjectives')} className="dash-places">
        {found.map((place, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
          <div
            key={place.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className="dash-place"
            style={{ paddingInlineStart: 8 + (place.level - 1) * 16 }}
            ref={(element) => {
              if (index === chosen) element?.scrollIntoView?.({ block: 'nearest' });
            }}
            onClick={() => onMove(place.move)}
          >
            <bdi className="one-line">{place.label}</bdi>
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="small subtle">{t('dashMoveNowhere')}</p>}
    </Dialog>
  );
}

interface PlaceToGo {
  id: string;
  label: string;
  level: number;
  move: Move;
}

function placesOf(row: RecordRow, tree: Tree): PlaceToGo[] {
  const objectives = flatten(tree, none).filter((each): each is ObjectiveRow => each.kind === 'objective');
  const places: PlaceToGo[] = [];
  const out = row.kind === 'objective' ? moveOut(tree, row) : null;
  if (out) places.push({ id: 'root', label: t('dashTopLevel'), level: 1, move: out });
  for (const target of objectives) {
    if (target.id === row.parentId) continue;
    const move = moveTo(tree, row, target, 'inside');
    if (move) places.push({ id: target.id, label: titleOf(target), level: target.level, move });
  }
  return places;
}
