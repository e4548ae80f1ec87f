import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Status } from '../okr/kinds/objective';
import type { KeyResultSummary } from '../okr/summary';
import { chipOf } from './chip';
import { chipSchema } from './runtime';

/** What a chip reads of a summary. */
const summary = (
  shown: Status | null,
  {
    shortName,
    title = 'Page load below 2 s',
    done = false,
    stale = false,
    gap = null as number | null,
  } = {} as {
    shortName?: string;
    title?: string;
    done?: boolean;
    stale?: boolean;
    gap?: number | null;
  },
) =>
  ({
    objective: { title: 'Enhance online shopping' },
    keyResult: { title, shortName },
    status: { shown, done },
    staleDays: stale ? 12 : null,
    percent: 73,
    gap,
    lastCheckIn: { effectiveOn: '2026-11-18' },
  }) as unknown as KeyResultSummary;

describe('chipOf', () => {
  it('shows the worst key result and how many more', () => {
    const chip = chipOf([
      summary('on-track', { shortName: 'Page load' }),
      summary('off-track', { shortName: 'Cart leavers' }),
      summary(null, { shortName: 'Visitors' }),
    ]);
    expect(chip).toMatchObject({ status: 'off-track', name: 'Cart leavers', more: 2 });
  });

  it('is ✓ only where all are done', () => {
    expect(chipOf([summary('on-track', { done: true })]).status).toBe('done');
    expect(chipOf([summary('on-track', { done: true }), summary(null)]).status).toBeNull();
    expect(chipOf([summary('on-track', { done: true }), summary('on-track')]).status).toBe('on-track');
  });

  it('a stale one keeps its status', () => {
    expect(chipOf([summary('at-risk', { stale: true })])).toMatchObject({ status: 'at-risk', stale: true });
  });

  it('says objective, progress, pace and check-in day in the tooltip', () => {
    const { tooltip } = chipOf([summary('at-risk', { gap: 0.23 })]);
    expect(tooltip.split('\n')).toEqual([
      'Enhance online shopping',
      'Page load below 2 s: 73 %',
      '23 points behind pace',
      expect.stringContaining('18'),
    ]);
  });

  it('any title makes a name of 1 to 14 characters, and a chip its schema takes', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 400, unit: 'grapheme' }), (title) => {
        fc.pre(title.trim().length > 0);
        const chip = chipOf([summary('on-track', { title })]);
        expect(Array.from(chip.name).length).toBeLessThanOrEqual(14);
        expect(chip.name.length).toBeGreaterThan(0);
        expect(chipSchema.safeParse(chip).success).toBe(true);
      }),
    );
  });
});
