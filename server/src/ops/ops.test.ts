import { describe, expect, it, vi } from 'vitest';
import type { Log } from '../parts';
import { createLog, hideSecrets } from './log';
import { createMetrics } from './metrics';
import { untilThere, watchDatabase } from './watch';

describe('log', () => {
  it('keeps secrets, by name and within texts', () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => lines.push(line) });
    log.info('hello', { token: 'aaa', more: { password: 'bbb' }, error: 'postgres://me:ccc@host/d' });
    log.error('x', { error: 'Bearer dddd-dddd', at: '/device?user_code=EEEE&x=1' });
    expect(lines.join('')).not.toMatch(/aaa|bbb|ccc|dddd|EEEE/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', msg: 'hello' });
    expect(hideSecrets('plain words')).toBe('plain words');
  });
});

describe('metrics', () => {
  it('are what happened', async () => {
    let up = true;
    const metrics = createMetrics(() => up);
    metrics.answered('/v1/w/:ws/push', 'post', 200, 0.003);
    metrics.pushed(3, 1);
    metrics.pulled(7);
    metrics.streams(1);
    expect(await metrics.text()).toContain(
      'keyline_requests_total{route="/v1/w/:ws/push",method="post",status="200"} 1',
    );
    const text = await metrics.text();
    expect(text).toContain('keyline_mutations_total{outcome="accepted"} 3');
    expect(text).toContain('keyline_mutations_total{outcome="rejected"} 1');
    expect(text).toContain('keyline_changes_total 7');
    expect(text).toContain('keyline_event_streams 1');
    expect(text).toContain('keyline_database_up 1');
    expect(text).toContain('process_resident_memory_bytes');
    up = false;
    expect(await metrics.text()).toContain('keyline_database_up 0');
  });
});

describe('a database that goes and comes', () => {
  it('is said once each way', async () => {
    const said: string[] = [];
    const log: Log = { info: (what) => said.push(what), warn: () => {}, error: (what) => said.push(what) };
    let answers = false;
    const watch = watchDatabase(async () => (answers ? 1 : Promise.reject(new Error('no'))), log, 5);
    const away = Object.assign(new Error('terminating'), { code: '57P01' });
    expect([watch.saw(away), watch.saw(away), watch.isUp()]).toEqual([true, true, false]);
    expect(watch.saw(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(watch.saw(new TypeError('a bug'))).toBe(false);
    answers = true;
    await vi.waitFor(() => expect(watch.isUp()).toBe(true));
    expect(said).toEqual(['database is away', 'database is back']);
    watch.close();
  });
});

describe('a database that is not there yet', () => {
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
  const waiting = (ask: () => Promise<unknown>, more: { isAsked?: () => boolean; most?: number } = {}) => {
    const warned: string[] = [];
    const log: Log = { info: () => {}, warn: (what) => warned.push(what), error: () => {} };
    const done = untilThere(ask, { log, isAsked: () => false, every: 5, ...more });
    return done.then(
      () => [warned.length, 'there'],
      (error: Error) => [warned.length, error.message],
    );
  };

  it('is waited for, and said once', async () => {
    let tries = 0;
    const ask = async () => {
      if (++tries < 4) throw refused;
    };
    expect(await waiting(ask)).toEqual([1, 'there']);
  });

  it.each([
    ['not longer than so long', () => Promise.reject(refused), { most: 12 }, 'refused'],
    ['not by whom is asked to stop', () => Promise.reject(refused), { isAsked: () => true }, 'refused'],
    ['not where it refuses', () => Promise.reject(new Error('password')), {}, 'password'],
  ])('%s', async (_, ask, more, why) => {
    expect((await waiting(ask, more))[1]).toBe(why);
  });
});
