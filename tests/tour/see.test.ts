import { describe, expect, it } from 'vitest';
import { exactly, holds, NotSeen, Seen } from './see';

describe('holds', () => {
  it.each([
    ['a', 'a', true],
    ['a', 'b', false],
    [1, '1', false],
    [null, null, true],
    [undefined, null, false],
    ['73 %', /^7\d %$/, true],
    [73, /73/, false],
    [['a', 'b'], [/a/, 'b'], true],
    [['a', 'b'], ['a'], false],
    [[], [], true],
    [{ a: 1, b: 2 }, { a: 1 }, true],
    [{ b: 2 }, { a: 1 }, false],
    ['text', { length: 4 }, false],
    [null, { a: 1 }, false],
  ])('%j by %o: %s', (saw, must, expected) => expect(holds(saw, must)).toBe(expected));

  it('takes a text of another meaning literally', () => {
    expect(holds('a+b', RegExp(`^${exactly('a+b')}$`))).toBe(true);
    expect(holds('aab', RegExp(`^${exactly('a+b')}$`))).toBe(false);
  });
});

describe('Seen', () => {
  it('reads until it holds, and keeps the last reading', async () => {
    const seen = new Seen();
    let reading = 0;
    await seen.see('count', async () => ++reading, 3);
    expect(seen.saw).toEqual({ count: 3 });
  });

  it('throws what it saw instead', async () => {
    const seen = new Seen();
    await expect(seen.see('word', async () => 'no', /yes/, 1)).rejects.toThrow(
      'word: "no" instead of "/yes/"',
    );
    expect(seen.saw).toEqual({ word: 'no' });
  });

  it('throws why nothing could be read', async () => {
    const seen = new Seen();
    const broken = async () => Promise.reject(new Error('gone\nfar away'));
    await expect(seen.see('word', broken, 'yes', 1)).rejects.toThrow(NotSeen);
    await expect(seen.see('word', broken, 'yes', 1)).rejects.toThrow('word: gone instead of "yes"');
    expect(seen.saw).toEqual({ word: null });
  });
});
