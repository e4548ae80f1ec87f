/** Nested deeper than any record of ours, and far from where recursion ends. */
const deepest = 32;

/** Whether PostgreSQL's `jsonb` keeps it as it is: no NUL, no half of a surrogate pair, no endless nesting. */
export function isStorable(value: unknown, depth = 0): boolean {
  if (depth > deepest) return false;
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed();
  if (Array.isArray(value)) return value.every((entry) => isStorable(entry, depth + 1));
  if (typeof value !== 'object' || value === null) return true;
  for (const [name, entry] of Object.entries(value))
    if (!isStorable(name) || !isStorable(entry, depth + 1)) return false;
  return true;
}
