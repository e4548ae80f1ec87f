import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

interface Heard {
  started: number;
  ended: number;
}

async function boxOf(row: Locator) {
  const box = await row.boundingBox();
  if (!box) throw new Error('A row to drag is not drawn.');
  return box;
}

/** By the real mouse; `at`: how far down in the target it is let go, 0 to 1. Tries again where no drag came about. */
export async function drag(row: Locator, target: Locator, at: number): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { wasShown, heard } = await dragOnce(row, target, at);
    if (wasShown) return;
    // The driver may miss that a drag begins, and then sends none of its events: seen on busy machines.
    const isDriven = heard.started === 1 && heard.ended === 0;
    if (isDriven || attempt === 3) expect.fail(`no place to drop was shown: ${JSON.stringify(heard)}`);
  }
}

async function dragOnce(row: Locator, target: Locator, at: number) {
  const page = row.page();
  const { mouse } = page;
  const heard = await page.evaluateHandle(() => {
    const counts = { started: 0, ended: 0 };
    document.addEventListener('dragstart', (event) => {
      if (!event.defaultPrevented) counts.started++;
    });
    document.addEventListener('dragend', () => {
      counts.ended++;
    });
    return counts;
  });
  await row.hover();
  const start = await boxOf(row);
  const x = start.x + start.width / 2;
  await mouse.move(x, start.y + start.height / 2);
  await mouse.down();
  await mouse.move(x, start.y + start.height / 2 + 6, { steps: 3 });
  // A held mouse trembles: a driver's sends nothing more once it rests.
  let tremble = 0;
  const place = async () => {
    tremble = 1 - tremble;
    const end = await boxOf(target);
    await mouse.move(x + tremble, end.y + end.height * at, { steps: 4 });
    return target.getAttribute('data-drop');
  };
  const wasShown = await expect
    .poll(place)
    .not.toBeNull()
    .then(
      () => true,
      () => false,
    );
  const counts: Heard = await heard.jsonValue();
  await mouse.up();
  return { wasShown, heard: counts };
}
