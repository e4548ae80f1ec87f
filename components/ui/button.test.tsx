// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { render, type Screen } from '@/tests/support/render';
import { Button } from './button';
import { LinkButton } from './icon-button';

let screen: Screen;
afterEach(() => screen?.unmount());

const form = (busy: boolean, sent: () => void, pressed: () => void) => (
  <form
    onSubmit={(event) => {
      event.preventDefault();
      sent();
    }}
  >
    <Button type="submit" disabled={busy}>
      Save
    </Button>
    <LinkButton disabled={busy} onClick={pressed}>
      Undo
    </LinkButton>
  </form>
);

test('a button that works keeps the focus, and neither acts nor sends its form', async () => {
  const [sent, pressed] = [vi.fn(), vi.fn()];
  screen = await render(form(true, sent, pressed));
  const save = screen.button('Save');
  save?.focus();
  expect(document.activeElement).toBe(save);
  expect(save?.hasAttribute('disabled')).toBe(false);
  expect(save?.getAttribute('aria-disabled')).toBe('true');
  await screen.click(save);
  await screen.click(screen.button('Undo'));
  expect([sent.mock.calls.length, pressed.mock.calls.length]).toEqual([0, 0]);
});

test('one that does not work acts', async () => {
  const [sent, pressed] = [vi.fn(), vi.fn()];
  screen = await render(form(false, sent, pressed));
  expect(screen.button('Save')?.hasAttribute('aria-disabled')).toBe(false);
  await screen.click(screen.button('Save'));
  await screen.click(screen.button('Undo'));
  expect([sent.mock.calls.length, pressed.mock.calls.length]).toEqual([1, 1]);
});
