import { expect } from 'vitest';
import { figure } from '../../support/figures';
import { faultsIn, looksOf, type Shown } from './looks';

/** The looks at a set of screens, counted. */
export class Tally {
  looks = 0;
  faults = 0;
  private readonly seen = new Set<string>();

  /** A screen as it stands, in all the looks it gets. */
  async look(name: string, shown: Shown): Promise<void> {
    const asked = looksOf(name);
    const found = await faultsIn(shown, asked);
    this.seen.add(name);
    this.looks += asked.length;
    this.faults += found.length;
    expect(found).toEqual([]);
  }

  /** What the long run writes down. */
  figure(name: string): void {
    figure(name, { screens: this.seen.size, looks: this.looks, faults: this.faults });
  }
}
