// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { StoreProvider, useQuery } from '@/components/store-context';
import { ToastProvider } from '@/components/ui/toast';
import { render, type Screen } from '@/tests/support/render';
import { seededStore } from '@/tests/support/seeded-store';
import { WeeklyUpdateButton } from './weekly-update-button';

let screen: Screen;
afterEach(async () => {
  await screen.unmount();
  vi.restoreAllMocks();
});

function Loaded() {
  const boot = useQuery('boot', {}).data;
  const plan = useQuery('plan', { cycleId: null }).data;
  return boot && plan ? <WeeklyUpdateButton boot={boot} plan={plan} /> : null;
}

async function press() {
  const { store, keyResult } = await seededStore();
  await keyResult('Load', { type: 'number', start: 3, target: 2, unit: 's' }, 2.5);
  screen = await render(
    <StoreProvider store={store}>
      <ToastProvider closeLabel="Close">
        <Loaded />
      </ToastProvider>
    </StoreProvider>,
  );
  await screen.click(await screen.until(() => screen.button('Copy weekly update')));
}

const deny = () =>
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));

test('copies Markdown', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await press();
  await screen.until(() => screen.root.textContent?.includes('Weekly update copied'));
  expect(write.mock.calls[0]?.[0]).toContain('**Load**');
});

test('where the clipboard is denied, by a selection', async () => {
  deny();
  const copy = vi.fn(() => true);
  Object.assign(document, { execCommand: copy });
  await press();
  await screen.until(() => screen.root.textContent?.includes('Weekly update copied'));
  expect(copy).toHaveBeenCalledWith('copy');
  expect(document.querySelector('body > textarea')).toBeNull();
});

test('where nothing helps, the text is shown to be copied by hand', async () => {
  deny();
  Object.assign(document, { execCommand: () => false });
  await press();
  const area = await screen.until(() => screen.root.querySelector('textarea'));
  expect(area.value).toContain('**Load**');
  await screen.click(screen.button('Close'));
  await screen.until(() => !screen.root.querySelector('textarea'));
});
