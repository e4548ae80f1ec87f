// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { StoreProvider, useQuery } from '@/components/store-context';
import { ToastProvider } from '@/components/ui/toast';
import type { Boot } from '@/lib/store/api';
import { render, type Screen } from '@/tests/support/render';
import { type Seeded, seededStore } from '@/tests/support/seeded-store';
import { CyclesView } from '../cycles/cycles-view';
import type { Go } from '../use-address';
import { PeopleView } from './people-view';

let screen: Screen;
const go = vi.fn<Go>();
afterEach(() => screen.unmount());

async function show(View: typeof PeopleView, { store }: Seeded) {
  function Booted() {
    const boot: Boot | undefined = useQuery('boot', {}).data;
    return boot ? <View boot={boot} go={go} /> : null;
  }
  screen = await render(
    <StoreProvider store={store}>
      <ToastProvider closeLabel="Close">
        <Booted />
      </ToastProvider>
    </StoreProvider>,
  );
  await screen.until(() => screen.root.querySelector('.list'));
}
const all = (selector: string) => [...screen.root.querySelectorAll<HTMLElement>(selector)];
const field = (label: string) => {
  const id = all('label')
    .find((one) => one.textContent === label)
    ?.getAttribute('for');
  return id ? document.getElementById(id) : null;
};
const says = (words: string) => screen.until(() => screen.root.textContent?.includes(words));
const press = async (name: string) => screen.click(await screen.until(() => screen.button(name)));
const row = (name: string) => all('tbody tr').find((one) => one.textContent?.includes(name));
const menu = async (name: string, entry: string) => {
  await press(`More for ${name}`);
  await screen.click(await screen.until(() => all('.menu-item').find((one) => one.textContent === entry)));
};
const choose = async (label: string, value: string) => {
  const select = field(label);
  if (!(select instanceof HTMLSelectElement)) throw new Error(`no select ${label}`);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await screen.until(() => select.value === value);
};

test('a person is added, corrected, put away and brought back; I cannot be put away', async () => {
  const seeded = await seededStore();
  await show(PeopleView, seeded);
  expect(row('Ada')?.textContent).toContain('you');
  await press('Add a person');
  await screen.click(all('.dash-form [type="submit"]')[0]);
  await says('A name is needed.');
  await screen.type(field('Name'), '<b>Grace</b>');
  await screen.type(field('E-mail (optional)'), 'no address');
  await screen.click(all('.dash-form [type="submit"]')[0]);
  await says('That is not an e-mail address.');
  expect((field('Name') as HTMLInputElement).value).toBe('<b>Grace</b>');
  await screen.type(field('E-mail (optional)'), 'grace@example.com');
  await screen.click(all('.dash-form [type="submit"]')[0]);
  await screen.until(() => row('<b>Grace</b>'));
  expect(row('<b>Grace</b>')?.textContent).toContain('not joined');
  await menu('<b>Grace</b>', 'Archive');
  await says('Archived: 1');
  expect(row('<b>Grace</b>')).toBeUndefined();
  await press('Restore <b>Grace</b>');
  await screen.until(() => row('<b>Grace</b>'));
  await press('More for Ada');
  expect(all('.menu-item').map((one) => one.textContent)).toEqual(['Edit']);
});

test('a team gets a lead, members and a place', async () => {
  const seeded = await seededStore();
  await show(PeopleView, seeded);
  await press('New team');
  await screen.type(field('Name'), 'Checkout');
  await choose('Part of', (await seeded.store.read('people', {})).teams[0]?.team.id ?? '');
  await press('Create');
  await screen.until(() => row('Checkout'));
  expect(row('Checkout')?.textContent).toContain('Shop');
  await menu('Checkout', 'Edit');
  await screen.until(() => all('.pick-set input')[0]);
  await screen.click(all('.pick-set input')[0]);
  await press('Save');
  await screen.until(() => row('Checkout')?.querySelector('.dash-avatar'));
});

test('a cycle of a kind is named by its dates, lies within another, and changes its state', async () => {
  const seeded = await seededStore();
  await show(CyclesView, seeded);
  expect(row('Q4')?.textContent).toContain('Now');
  await press('New cycle');
  await choose('Kind', 'annual');
  expect((field('Name') as HTMLInputElement).value).toBe('2026');
  await press('Create');
  await screen.until(() => row('2026'));
  await menu('Q4', 'Edit');
  await choose(
    'Lies within',
    (await seeded.store.read('cycles', {})).find(({ cycle }) => cycle.name === '2026')?.cycle.id ?? '',
  );
  await choose('Check-ins', 'two-weeks');
  await press('Save');
  await says('Every two weeks, Friday');
  expect(all('tbody .list-name').map((one) => [one.textContent, one.style.paddingInlineStart])).toEqual([
    ['2026Now', '0'],
    ['Q4Now', '20px'],
  ]);
  await menu('Q4', 'Closing');
  await says('Q4: Closing');
  await menu('Q4', 'Edit');
  await screen.type(field('Last day'), '2027-06-01');
  await press('Save');
  await says('A micro cycle lasts one to six weeks.');
  expect((field('Last day') as HTMLInputElement).value).toBe('2027-06-01');
});

test('a private team is made by a box, wears a lock, and stays private', async () => {
  const seeded = await seededStore();
  await show(PeopleView, seeded);
  await press('New team');
  await screen.type(field('Name'), 'Board');
  const box = all('.check-field').find((one) => one.textContent === 'Private: only its members see it');
  await screen.click(box?.querySelector('input'));
  await press('Create');
  await screen.until(() => row('Board'));
  expect(row('Board')?.querySelector('[role="img"]')?.getAttribute('aria-label')).toBe(
    'Private team: only its members see it',
  );
  expect(row('Shop')?.querySelector('.private-mark')).toBeNull();
  await menu('Board', 'Edit');
  await says('This team is private');
  expect(all('.check-field')).toHaveLength(0);
  // No team lies below a private one.
  await press('New team');
  await screen.until(() => field('Part of'));
  expect([...(field('Part of') as HTMLSelectElement).options].map(({ text }) => text)).not.toContain('Board');
});
