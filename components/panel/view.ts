/** What the panel shows above its home: the ticket, or my key results where there is none. */
export type View =
  | { name: 'home' }
  | { name: 'mine' }
  | { name: 'search' }
  | { name: 'keyboard' }
  | { name: 'new' }
  | { name: 'key-result'; keyResultId: string };

/** Going somewhere twice is going once: the trail never holds a view two times in a row. */
export function go(trail: readonly View[], view: View): View[] {
  if (view.name === 'home') return [];
  const last = trail.at(-1);
  return JSON.stringify(last) === JSON.stringify(view) ? [...trail] : [...trail, view];
}

export const viewOf = (trail: readonly View[]): View => trail.at(-1) ?? { name: 'home' };
