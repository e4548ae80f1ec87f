import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
  type ElementEventBasePayload,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import {
  attachInstruction,
  extractInstruction,
  type Operation,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/list-item';
import type { DropPlace } from './moves';
import { isRecord, type RecordRow, type TreeRow } from './tree';

const places: Record<Operation, DropPlace> = {
  'reorder-before': 'before',
  'reorder-after': 'after',
  combine: 'inside',
};

export interface DragOptions {
  element: HTMLElement;
  rowOf: () => TreeRow;
  /** Whether letting `row` go there would do anything. */
  fits: (row: RecordRow, target: TreeRow, place: DropPlace) => boolean;
  /** Where a row that is held over this one would go. */
  onOver: (place: DropPlace | null) => void;
  onDrop: (row: RecordRow, target: TreeRow, place: DropPlace) => void;
}

const draggedOf = (data: Record<string | symbol, unknown>): RecordRow | null =>
  (data.row as RecordRow | undefined) ?? null;

/** A row that can be dragged, and on which others can be let go: before it, after it, in it. */
export function attachDrag({ element, rowOf, fits, onOver, onDrop }: DragOptions): () => void {
  const placeOf = ({
    source,
    self,
  }: ElementEventBasePayload & { self: { data: Record<string | symbol, unknown> } }) => {
    const instruction = extractInstruction(self.data);
    const row = draggedOf(source.data);
    return row && instruction && !instruction.blocked ? { row, place: places[instruction.operation] } : null;
  };
  return combine(
    draggable({
      element,
      canDrag: ({ input }) => {
        const held = document.elementFromPoint(input.clientX, input.clientY);
        return isRecord(rowOf()) && !held?.closest('input, button, [role="menu"]');
      },
      getInitialData: () => ({ row: rowOf() }),
      onDragStart: () => {
        element.dataset.dragging = '';
      },
      onDrop: () => {
        delete element.dataset.dragging;
      },
    }),
    dropTargetForElements({
      element,
      canDrop: ({ source }) => draggedOf(source.data) !== null && isRecord(rowOf()),
      getData: ({ input, source }) => {
        const row = draggedOf(source.data);
        const can = (place: DropPlace) =>
          row && fits(row, rowOf(), place) ? ('available' as const) : ('not-available' as const);
        return attachInstruction(
          {},
          {
            input,
            element,
            operations: {
              'reorder-before': can('before'),
              'reorder-after': can('after'),
              combine: can('inside'),
            },
          },
        );
      },
      onDrag: (args) => onOver(placeOf(args)?.place ?? null),
      onDragLeave: () => onOver(null),
      onDrop: (args) => {
        onOver(null);
        const dropped = placeOf(args);
        if (dropped) onDrop(dropped.row, rowOf(), dropped.place);
      },
    }),
  );
}
