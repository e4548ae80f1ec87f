import { expect, test } from 'vitest';
import { dwell, settled, type ViewParts, watchView } from './plain-view';

/** A frame whose browser, pointer and clock are told what happens. */
function frame(parts: Partial<ViewParts> = {}) {
  let time = 1000;
  let tell: (isSeen: boolean) => void = () => {};
  const window = Object.assign(new EventTarget(), { innerWidth: 400, innerHeight: 800 });
  const root = new EventTarget();
  const verdict = watchView({
    window,
    root,
    observe: (listener) => {
      tell = listener;
      return true;
    },
    now: () => time,
    readStyles: async () => true,
    ...parts,
  });
  const pointer = (kind: string, x = 10, y = 10, screen = x, more: object = {}) =>
    window.dispatchEvent(
      Object.assign(new Event(kind), { clientX: x, clientY: y, screenX: screen, screenY: y, ...more }),
    );
  return {
    window,
    verdict,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    seen: (isSeen: boolean) => {
      tell(isSeen);
      if (isSeen) time += settled;
    },
    pointer,
    leave: () => root.dispatchEvent(new Event('pointerleave')),
    come: () => pointer('pointermove'),
    press: () => {
      pointer('pointerdown');
      return verdict();
    },
    key: () => {
      window.dispatchEvent(new Event('keydown'));
      return verdict();
    },
  };
}

test('in plain view, and the pointer there for a while: a press counts', async () => {
  const it = frame();
  it.come();
  it.seen(true);
  expect(await it.press()).toBe('clear');
});

test('covered, and for a while after it, no press counts', async () => {
  const it = frame();
  it.come();
  it.seen(true);
  it.seen(false);
  expect(await it.press()).toBe('covered');
  it.seen(true);
  it.pass(-1);
  expect(await it.press()).toBe('covered');
  expect(await it.key()).toBe('covered');
  it.pass(1);
  expect(await it.press()).toBe('clear');
});

test('before the browser has said anything, no press counts', async () => {
  const it = frame();
  it.come();
  it.pass(9000);
  expect(await it.press()).toBe('covered');
});

test('a frame that comes under the pointer waits', async () => {
  const it = frame();
  it.come();
  it.seen(true);
  it.leave();
  it.pass(9000);
  it.come();
  it.pass(dwell - 1);
  expect(await it.press()).toBe('covered');
  it.pass(1);
  expect(await it.press()).toBe('clear');
});

test('a press where the pointer has not come to is no wish', async () => {
  const it = frame();
  it.come();
  it.seen(true);
  it.pass(9000);
  it.pointer('pointerdown', 300, 300);
  expect(await it.verdict()).toBe('covered');
});

test('keys, and a finger, come from nowhere', async () => {
  const it = frame();
  it.seen(true);
  expect(await it.key()).toBe('clear');
  it.pointer('pointerdown', 10, 10, 10, { pointerType: 'touch' });
  expect(await it.verdict()).toBe('clear');
});

test('a frame that moves under a pointer at rest waits', async () => {
  const it = frame();
  it.seen(true);
  it.pointer('pointermove', 10, 10, 900);
  it.pass(9000);
  it.pointer('pointerdown', 60, 10, 900);
  expect(await it.verdict()).toBe('covered');
});

test.each([
  ['a slit', { innerHeight: 40 }],
  ['a strip', { innerWidth: 90 }],
])('%s shows too little', async (_, size) => {
  const it = frame();
  it.seen(true);
  Object.assign(it.window, size);
  expect(await it.key()).toBe('covered');
});

test.each([
  ['says no', async () => false],
  ['does not answer', async () => Promise.reject(new Error('no tab'))],
])('who reads the page’s styles %s: no press counts', async (_, readStyles) => {
  const it = frame({ readStyles });
  it.seen(true);
  expect(await it.key()).toBe('covered');
});

test('a browser that cannot tell says so, and still sees a frame that came to the pointer', async () => {
  const it = frame({ observe: () => false });
  expect(await it.key()).toBe('unknown');
  expect(await it.press()).toBe('covered');
});
