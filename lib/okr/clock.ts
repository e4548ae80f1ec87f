/** A record as the store keeps it carries its clocks: one stamp by path, `*` for the rest. A plain record has none. */
interface Stamped {
  id: string;
  createdAt: number;
  clock?: unknown;
}

/** The stamp of `path`, else the record's highest; `''` = none. Stamps are of fixed width: comparing the text compares them. */
export function clockOf(record: Stamped, path?: string): string {
  const { clock } = record;
  if (typeof clock === 'string') return clock;
  if (typeof clock !== 'object' || clock === null) return '';
  const stamps = new Map(Object.entries(clock).filter(([, stamp]) => typeof stamp === 'string'));
  if (path !== undefined) return stamps.get(path) ?? stamps.get('*') ?? '';
  return [...stamps.values()].reduce((highest, stamp) => (stamp > highest ? stamp : highest), '');
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By clock, then creation, then id: the same order for everybody. Records without a clock go by creation. */
export function compareClocks(a: Stamped, b: Stamped, path?: string): number {
  const [clockA, clockB] = [clockOf(a, path), clockOf(b, path)];
  const byClock = clockA && clockB ? compareText(clockA, clockB) : 0;
  return byClock || a.createdAt - b.createdAt || compareText(a.id, b.id);
}
