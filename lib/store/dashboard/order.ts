/** The order of siblings: by rank, then id, so that equal ranks from two devices stand alike everywhere. */
export function byRank(a: { rank: string; id: string }, b: { rank: string; id: string }): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The order of cycles shown together: what ends first stands first. */
export function byEnd(
  a: { endOn: string; startOn: string; id: string },
  b: { endOn: string; startOn: string; id: string },
): number {
  for (const field of ['endOn', 'startOn', 'id'] as const) {
    if (a[field] !== b[field]) return a[field] < b[field] ? -1 : 1;
  }
  return 0;
}
