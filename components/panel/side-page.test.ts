import { expect, test, vi } from 'vitest';
import type { TicketTab } from '@/lib/platform/tabs';
import { createSidePage } from './side-page';

const tab = (key: string): TicketTab => ({
  ref: { host: 'jira-dc', site: 'jira.example.test/jira', key },
  url: `https://jira.example.test/jira/browse/${key}`,
  title: '<b>Lazy-load</b>',
});

function parts(first: TicketTab | null) {
  let listener = () => {};
  const read = vi.fn(async () => first);
  return {
    read,
    given: {
      read,
      onChanged: (changed: () => void) => {
        listener = changed;
      },
      theme: () => 'dark' as const,
    },
    async switchTo(next: Promise<TicketTab | null>) {
      read.mockReturnValueOnce(next as never);
      listener();
      await next.catch(() => {});
      await Promise.resolve();
    },
  };
}
const live = () => new AbortController().signal;

test('opens on the ticket of the active tab', async () => {
  const page = await createSidePage(parts(tab('WEB-142')).given);
  expect(page).toMatchObject({
    side: true,
    context: {
      ticket: { key: 'WEB-142' },
      url: 'https://jira.example.test/jira/browse/WEB-142',
      title: '<b>Lazy-load</b>',
      theme: 'dark',
    },
  });
});

test('follows the active tab; no ticket there is none here', async () => {
  const { given, switchTo } = parts(tab('WEB-1'));
  const page = await createSidePage(given);
  const heard = vi.fn();
  page.onContext(heard, live());
  await switchTo(Promise.resolve(tab('WEB-2')));
  await switchTo(Promise.resolve(null));
  expect(heard.mock.calls.map(([context]) => context?.ticket.key ?? null)).toEqual(['WEB-1', 'WEB-2', null]);
  expect(page.context).toBeNull();
});

test('what has not changed is not told', async () => {
  const { given, switchTo } = parts(tab('WEB-1'));
  const page = await createSidePage(given);
  const heard = vi.fn();
  page.onContext(heard, live());
  await switchTo(Promise.resolve(tab('WEB-1')));
  expect(heard).toHaveBeenCalledTimes(1);
});

test('a slow answer about an earlier tab does not come over a later one', async () => {
  const { given, switchTo } = parts(null);
  const page = await createSidePage(given);
  let answer = (_: TicketTab) => {};
  const slow = switchTo(
    new Promise<TicketTab>((resolve) => {
      answer = resolve;
    }),
  );
  await switchTo(Promise.resolve(tab('WEB-2')));
  answer(tab('WEB-1'));
  await slow;
  expect(page.context?.ticket?.key).toBe('WEB-2');
});

test('a browser that says nothing of its tabs: no ticket', async () => {
  const { given } = parts(null);
  given.read.mockRejectedValueOnce(new Error('denied'));
  expect((await createSidePage(given)).context).toBeNull();
});

test('who stops listening hears no more', async () => {
  const { given, switchTo } = parts(null);
  const page = await createSidePage(given);
  const heard = vi.fn();
  const stop = new AbortController();
  page.onContext(heard, stop.signal);
  stop.abort();
  await switchTo(Promise.resolve(tab('WEB-2')));
  expect(heard).toHaveBeenCalledTimes(1);
});
