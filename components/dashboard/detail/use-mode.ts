import { useEffect, useState } from 'react';
import type { Open } from '../address';
import type { Go } from '../use-address';
import type { Mode } from './key-result-menu';

/**
 * What the pane shows in place of the record. The address may ask for a form, and asks no more once that is left; only
 * what is active can be closed.
 */
export function useMode(open: Open, isActive: boolean, go: Go): [Mode | null, (mode: Mode | null) => void] {
  const { kind, id, form } = open;
  const asked = form === 'close' && !isActive ? undefined : form;
  const [mode, setMode] = useState<Mode | null>(asked ?? null);
  useEffect(() => {
    if (asked) setMode(asked);
  }, [asked]);
  const turn = (to: Mode | null) => {
    setMode(to);
    if (form && to !== form) go({ open: { kind, id } }, true);
  };
  return [mode, turn];
}
