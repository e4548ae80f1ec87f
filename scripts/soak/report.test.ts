import { describe, expect, it } from 'vitest';
import { type Result, readFigures, report } from './report';

const harness = { name: 'kills', title: 'Writer killed' };
const result = (parts: Partial<Result>): Result => ({
  name: 'kills',
  title: 'Writer killed',
  command: 'npm run soak -- --only kills',
  ok: true,
  seconds: 61.4,
  on: '2026-11-22',
  figures: [{ name: 'kills', figures: { kills: 1000, lost: 0 } }],
  ...parts,
});

describe('the page of the last soak', () => {
  it('has a row for each figure', () => {
    expect(report([result({})], [harness])).toContain(
      '| Writer killed | kills: 1000 kills, 0 lost | held | 61 s | 2026-11-22 |',
    );
  });
  it('says what failed', () => {
    expect(report([result({ ok: false, figures: [] })], [harness])).toContain(
      '| Writer killed | no figures | **failed** |',
    );
  });
  it('says what was not run', () => {
    expect(report([], [harness])).toContain('| Writer killed | | not run in full yet | | |');
  });
});

describe('figures', () => {
  it('are read line by line', () => {
    expect(readFigures('{"name":"a","figures":{"b":1}}\n\n')).toEqual([{ name: 'a', figures: { b: 1 } }]);
  });
});
