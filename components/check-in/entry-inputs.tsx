import type { ComponentType } from 'react';
import type { Entry } from '@/lib/okr/metrics/types';
import { StepsEntry, ToggleEntry } from './box-entries';
import type { CheckInAction, CheckInBase, CheckInState } from './check-in-state';
import { NumberEntry } from './number-entry';

export interface EntryProps<I extends Entry['input']> {
  entry: Extract<Entry, { input: I }>;
  base: CheckInBase;
  state: CheckInState;
  /** The key result's, for the inputs' names. */
  title: string;
  /** Id of the words that say the last value, or what is wrong. */
  describedBy: string;
  problem: boolean;
  dispatch: (action: CheckInAction) => void;
}

/** The control of each kind of entry: a new metric takes one of these, or brings one line. */
const inputs: { [I in Entry['input']]: ComponentType<EntryProps<I>> } = {
  number: NumberEntry,
  steps: StepsEntry,
  toggle: ToggleEntry,
};

export function EntryInput(props: EntryProps<Entry['input']>) {
  const Input = inputs[props.entry.input] as ComponentType<EntryProps<Entry['input']>>;
  return <Input {...props} />;
}
