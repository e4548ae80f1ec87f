/** One line of figures, past the test runner's own writing, so that it stands alone. */
export function figure(name: string, values: Record<string, number | string>): void {
  const text = Object.entries(values).map(([key, value]) => `${key} ${value}`);
  process.stdout.write(`pg · ${name}: ${text.join(', ')}\n`);
}

/** Of a sample, to a tenth. */
export function quantileOf(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return Math.round((sorted[at] ?? Number.NaN) * 10) / 10;
}
