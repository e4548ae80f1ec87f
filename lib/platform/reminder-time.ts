/** The next instant at which the clock of `now`'s time zone shows `at` (`HH:MM`), later than `now`. */
export function nextTime(at: string, now: Date): Date {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const next = new Date(now);
  next.setHours(hours, minutes, 0, 0);
  if (next <= now) next.setDate(next.getDate() + 1);
  return next;
}
