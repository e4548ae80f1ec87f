import type { PlanRow } from '../api';

export type PlanField = keyof PlanRow;
/** Column by field; a field without a column is absent. */
export type Mapping = Partial<Record<PlanField, number>>;

/** Header words, English and German, in lower case. The first match of a column counts. */
const words: Record<PlanField, readonly string[]> = {
  keyResult: [
    'key result',
    'key results',
    'keyresult',
    'kr',
    'schlüsselergebnis',
    'schlüsselergebnisse',
    'ergebnis',
    'kennzahl',
    'measure',
  ],
  objective: ['objective', 'objectives', 'goal', 'okr', 'ziel', 'ziele', 'zielsetzung'],
  team: ['team', 'department', 'group', 'abteilung', 'gruppe', 'bereich'],
  owner: [
    'owner',
    'responsible',
    'assignee',
    'person',
    'lead',
    'verantwortlich',
    'verantwortliche',
    'verantwortlicher',
    'zuständig',
    'besitzer',
  ],
  start: ['start', 'start value', 'baseline', 'from', 'startwert', 'ausgangswert', 'von'],
  target: ['target', 'target value', 'goal value', 'to', 'zielwert', 'sollwert', 'soll', 'bis wert', 'auf'],
  unit: ['unit', 'metric unit', 'einheit'],
  dueOn: [
    'due',
    'due date',
    'due on',
    'deadline',
    'end date',
    'until',
    'fällig',
    'fällig am',
    'fälligkeit',
    'termin',
    'frist',
    'bis',
  ],
};

export const planFields = Object.keys(words) as PlanField[];

/** The columns' meaning as far as their headers tell: a whole match first, then a word at the beginning. */
export function guessMapping(headers: readonly string[]): Mapping {
  const mapping: Mapping = {};
  const taken = new Set<number>();
  const folded = headers.map((header) =>
    header
      .toLowerCase()
      .replace(/[_\-:*]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  for (const fits of [isWhole, isBeginning]) {
    for (const field of planFields) {
      if (mapping[field] !== undefined) continue;
      const column = folded.findIndex(
        (header, at) => !taken.has(at) && words[field].some((word) => fits(header, word)),
      );
      if (column < 0) continue;
      mapping[field] = column;
      taken.add(column);
    }
  }
  return mapping;
}

const isWhole = (header: string, word: string) => header === word;
const isBeginning = (header: string, word: string) => header.startsWith(`${word} `);
