// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { StoreProvider } from '@/components/store-context';
import type { Metric } from '@/lib/okr/metrics';
import type { Store } from '@/lib/store/api';
import { render, type Screen } from '@/tests/support/render';
import { seededStore } from '@/tests/support/seeded-store';
import { CheckInForm, type CheckInFormProps } from './check-in-form';

const seconds: Metric = { type: 'number', start: 3.1, target: 2, unit: 's' };
const steps: Metric = {
  type: 'milestone',
  steps: {
    a: { title: 'Built', weight: 1, rank: 'a0' },
    b: { title: 'Tested', weight: 1, rank: 'a1' },
    c: { title: 'Live', weight: 2, rank: 'a2' },
  },
};

let open: Screen | null = null;
afterEach(async () => {
  await open?.unmount();
  open = null;
});

const summaryOf = async (store: Store, keyResultId: string) => {
  const read = await store.read('keyResult', { keyResultId });
  if (!read) throw new Error('gone');
  return read.summary;
};

async function show(store: Store, keyResultId: string, more: Partial<CheckInFormProps> = {}) {
  const onDone = vi.fn();
  const onCancel = vi.fn();
  const summary = await summaryOf(store, keyResultId);
  const props = { summary, variant: 'panel' as const, onDone, onCancel, ...more };
  const screen = await render(
    <StoreProvider store={store}>
      <CheckInForm {...props} />
    </StoreProvider>,
  );
  open = screen;
  const form = await screen.until(() => screen.root.querySelector('form'));
  const field = () => screen.root.querySelector<HTMLInputElement>('.check-in-value input');
  const said = () => screen.root.querySelector('.check-in-change')?.textContent;
  return { screen, form, field, said, onDone, onCancel };
}

test('a number: starts on the last value, says what it changes, saves by Enter', async () => {
  const { store, keyResult } = await seededStore();
  const id = await keyResult('Page load', seconds, 2.3);
  const { screen, form, field, said, onDone } = await show(store, id);
  expect(field()).toMatchObject({ value: '', placeholder: '2.3' });
  expect(document.activeElement).toBe(field());
  expect(said()).toMatch(/^Stays 73 %/);
  await screen.type(field(), '2,2');
  expect(said()).toBe('73 % → 82 %, on track');
  await screen.press(form, 'Enter');
  await screen.until(() => onDone.mock.calls.length > 0);
  expect(onDone).toHaveBeenCalledWith(expect.objectContaining({ noChange: false, from: 73, to: 82 }));
  const after = await summaryOf(store, id);
  expect(after.current).toBe(2.2);
  expect(after.lastCheckIn).toMatchObject({ value: 2.2, reported: 'on-track', confidence: null });
});

test('Enter untouched is "no change"', async () => {
  const { store, keyResult } = await seededStore();
  const id = await keyResult('Page load', seconds, 2.3);
  const { screen, form, onDone } = await show(store, id);
  await screen.press(form, 'Enter');
  await screen.until(() => onDone.mock.calls.length > 0);
  expect((await summaryOf(store, id)).lastCheckIn).toMatchObject({ value: null });
  expect((await summaryOf(store, id)).current).toBe(2.3);
});

test('what is no number is said and not saved', async () => {
  const { store, keyResult } = await seededStore();
  const id = await keyResult('Page load', seconds, 2.3);
  const { screen, form, field, onDone } = await show(store, id);
  await screen.type(field(), 'two');
  await screen.press(form, 'Enter');
  expect(screen.root.querySelector('[role="alert"]')?.textContent).toContain('“two” is not a number');
  expect(field()?.getAttribute('aria-invalid')).toBe('true');
  expect(onDone).not.toHaveBeenCalled();
  expect((await summaryOf(store, id)).checkIns).toHaveLength(1);
});

test('the status follows the number until it is touched', async () => {
  const { store, keyResult } = await seededStore();
  const id = await keyResult('Page load', seconds, 2.3);
  const { screen, field } = await show(store, id);
  const chosen = () => screen.root.querySelector('[role="radio"][aria-checked="true"]')?.textContent;
  await screen.type(field(), '3');
  expect(chosen()).toBe('Off track');
  await screen.type(field(), '2.1');
  expect(chosen()).toBe('On track');
  await screen.click(screen.button('At risk'));
  await screen.type(field(), '2');
  expect(chosen()).toBe('At risk');
});

test('several steps are one check-in and one undo', async () => {
  const { store, run, keyResult } = await seededStore();
  const id = await keyResult('Chatbot', steps, { stepId: 'a', done: true });
  const { screen, form, onDone, said } = await show(store, id);
  const boxes = screen.root.querySelectorAll<HTMLInputElement>('input[type="checkbox"]');
  expect([...boxes].map(({ checked }) => checked)).toEqual([true, false, false]);
  expect(document.activeElement).toBe(boxes[1]);
  await screen.click(boxes[1]);
  await screen.click(boxes[2]);
  expect(said()).toMatch(/^25 % → 100 %/);
  await screen.press(form, 'Enter');
  await screen.until(() => onDone.mock.calls.length > 0);
  expect((await summaryOf(store, id)).percent).toBe(100);
  await run('undo', {});
  expect((await summaryOf(store, id)).percent).toBe(25);
});

test('done or not', async () => {
  const { store, keyResult } = await seededStore();
  const id = await keyResult('Statement', { type: 'binary' });
  const { screen, form, onDone } = await show(store, id);
  await screen.click(screen.root.querySelector('input[type="checkbox"]'));
  await screen.press(form, 'Enter');
  await screen.until(() => onDone.mock.calls.length > 0);
  expect((await summaryOf(store, id)).current).toBe(true);
});

test('the first number of an unknown start is asked to be the baseline', async () => {
  const { store, keyResult } = await seededStore();
  const id = await keyResult('Readers', { type: 'number', start: null, target: 400, unit: '' });
  const { screen, form, field, onDone } = await show(store, id);
  await screen.press(form, 'Enter');
  expect(screen.root.querySelector('[role="alert"]')?.textContent).toContain('Type where it stands now');
  await screen.type(field(), '42');
  expect(screen.root.textContent).toContain('Use 42 as the baseline');
  await screen.press(form, 'Enter');
  await screen.until(() => onDone.mock.calls.length > 0);
  const { keyResult: saved, percent } = await summaryOf(store, id);
  expect(saved.metric).toMatchObject({ start: 42 });
  expect(percent).toBe(0);
});

test('a draft survives the page, and is gone once saved', async () => {
  const { store, keyResult } = await seededStore();
  const id = await keyResult('Page load', seconds, 2.3);
  const first = await show(store, id);
  await first.screen.type(first.field(), '2.1');
  await first.screen.click(first.screen.button('Add a note'));
  await first.screen.type(first.screen.root.querySelector('textarea'), 'New CDN');
  await first.screen.unmount();
  await vi.waitFor(async () => {
    expect(await store.read('draft', { key: `check-in:${id}` })).toMatchObject({ comment: 'New CDN' });
  });
  const second = await show(store, id);
  expect(second.field()?.value).toBe('2.1');
  expect(second.screen.root.querySelector('textarea')?.value).toBe('New CDN');
  expect(second.screen.root.textContent).toContain('Draft kept');
  await second.screen.press(second.form, 'Enter');
  await second.screen.until(() => second.onDone.mock.calls.length > 0);
  await vi.waitFor(async () => {
    expect((await store.read('draft', { key: `check-in:${id}` })) ?? null).toBeNull();
  });
});

test('a lost answer and a retry are one check-in', async () => {
  const { store, keyResult } = await seededStore();
  const id = await keyResult('Page load', seconds, 2.3);
  let lost = true;
  const flaky: Store = {
    ...store,
    run: async (name, args) => {
      const answer = await store.run(name, args);
      if (name !== 'checkIn' || !lost) return answer;
      lost = false;
      return { ok: false, error: { code: 'aborted', message: 'failAborted' } };
    },
  };
  const { screen, form, field, onDone } = await show(flaky, id);
  await screen.type(field(), '2.1');
  await screen.press(form, 'Enter');
  await screen.until(() => screen.root.querySelector('.check-in-failure'));
  expect(onDone).not.toHaveBeenCalled();
  expect(field()?.value).toBe('2.1');
  await screen.press(form, 'Enter');
  await screen.until(() => onDone.mock.calls.length > 0);
  expect((await summaryOf(store, id)).checkIns.map(({ value }) => value)).toEqual([2.3, 2.1]);
});

test('an edit takes the place of the earlier check-in, on its day', async () => {
  const { store, keyResult } = await seededStore();
  const id = await keyResult('Page load', seconds, 2.3);
  const earlier = (await summaryOf(store, id)).lastCheckIn;
  if (!earlier) throw new Error('no check-in');
  const { screen, form, field, onDone } = await show(store, id, { edits: earlier });
  expect(field()?.value).toBe('2.3');
  await screen.type(field(), '2.4');
  await screen.press(form, 'Enter');
  await screen.until(() => onDone.mock.calls.length > 0);
  const { checkIns } = await summaryOf(store, id);
  expect(checkIns).toHaveLength(1);
  expect(checkIns[0]).toMatchObject({
    value: 2.4,
    effectiveOn: earlier.effectiveOn,
    supersedes: earlier.id,
    confidence: 7,
  });
});

test('Escape leaves the panel’s form; an address can be added without leaving', async () => {
  const { store, keyResult } = await seededStore();
  const id = await keyResult('Page load', seconds, 2.3);
  const { screen, form, onCancel } = await show(store, id);
  await screen.click(screen.button('Add where it is read'));
  const address = screen.root.querySelector('.check-in-evidence-field input');
  await screen.type(address, 'javascript:alert(1)');
  await screen.press(address, 'Enter');
  expect(screen.root.querySelector('[role="alert"]')?.textContent).toContain('no web address');
  await screen.type(address, 'analytics.example.com/speed');
  await screen.press(address, 'Enter');
  await screen.until(() => !screen.root.querySelector('.check-in-evidence-field'));
  expect((await summaryOf(store, id)).keyResult.evidenceUrl).toBe('https://analytics.example.com/speed');
  expect(onCancel).not.toHaveBeenCalled();
  await screen.press(form, 'Escape');
  expect(onCancel).toHaveBeenCalled();
});
