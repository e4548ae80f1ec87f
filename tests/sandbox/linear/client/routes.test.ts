import { describe, expect, it } from 'vitest';
import { linearRouteOf, slugOf } from './routes';

const team = (team: string, part: string) => ({ view: 'list', scope: { of: 'team', team, part } });

describe('addresses of Linear', () => {
  it.each([
    ['/acme/issue/eng-142/lazy-load-images', { view: 'issue', identifier: 'ENG-142' }],
    ['/acme/issue/OPS-3', { view: 'issue', identifier: 'OPS-3' }],
    [
      '/acme/issue/ENG-142/notification/5f0c',
      { view: 'notification', identifier: 'ENG-142', notification: '5f0c' },
    ],
    ['/acme/issues/ENG-1,eng-2', { view: 'list', scope: { of: 'several', identifiers: ['ENG-1', 'ENG-2'] } }],
    ['/acme/team/ENG/all', team('ENG', 'all')],
    ['/acme/team/ENG/active', team('ENG', 'active')],
    ['/acme/team/ENG/backlog', team('ENG', 'backlog')],
    ['/acme/team/ENG/board', { view: 'board', scope: { of: 'team', team: 'ENG', part: 'active' } }],
    ['/acme/view/fast-4f2c', { view: 'list', scope: { of: 'view', id: 'fast-4f2c' } }],
    ['/acme/my-issues', { view: 'list', scope: { of: 'mine', part: 'assigned' } }],
    ['/acme/inbox', { view: 'inbox' }],
    ['/acme/search', { view: 'search' }],
    ['/acme/settings/account', { view: 'other' }],
    ['/acme/issue/ENG-0', { view: 'other' }],
    ['/acme', null],
  ])('%s', (path, view) => {
    expect(linearRouteOf(path)).toEqual({ workspace: 'acme', view });
  });

  it('makes a slug of a title', () => {
    expect(slugOf('Lazy-load product images below the fold')).toBe('lazy-load-product-images-below-the-fold');
    expect(slugOf('  “Résumé”: <b>50 %</b> ')).toBe('re-sume-b-50-b');
    expect(slugOf('👩‍👩‍👧‍👦')).toBe('');
  });
});
