// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StoreProvider, useQuery } from '@/components/store-context';
import { ToastProvider } from '@/components/ui/toast';
import type { Store } from '@/lib/store/api';
import { render, type Screen } from '@/tests/support/render';
import { type Seeded, seededStore } from '@/tests/support/seeded-store';
import type { Open } from '../address';
import type { Go } from '../use-address';
import { DetailPane } from './detail-pane';

let screen: Screen;
let seeded: Seeded;
const go = vi.fn<Go>();
const hostile = '<img src=x onerror="alert(1)">\u202Egnp.exe';
const load = { type: 'number', start: 3, target: 2, unit: 's' } as const;

function Pane({ open }: { open: Open }) {
  const boot = useQuery('boot', {}).data;
  return boot ? <DetailPane open={open} boot={boot} go={go} /> : null;
}
async function show(store: Store, open: Open) {
  screen = await render(
    <StoreProvider store={store}>
      <ToastProvider closeLabel="Close">
        <Pane open={open} />
      </ToastProvider>
    </StoreProvider>,
  );
  await screen.until(() => find('.detail-title, .detail .empty'));
}
const find = <T extends Element = HTMLElement>(selector: string) => screen.root.querySelector<T>(selector);
const all = (selector: string) => [...screen.root.querySelectorAll<HTMLElement>(selector)];
const says = (words: string) => screen.until(() => screen.root.textContent?.includes(words));
const field = (label: string) => {
  const named = all('label').find((one) => one.textContent?.trim() === label);
  const id = named?.getAttribute('for');
  const found = id ? document.getElementById(id) : named?.querySelector('input');
  return found ?? find(`[aria-label="${label}"]`);
};
const pick = async (label: string, value: string) => {
  const select = field(label);
  if (!(select instanceof HTMLSelectElement)) throw new Error(`no select ${label}`);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await screen.until(() => select.value === value);
};
const press = async (name: string) => screen.click(await screen.until(() => screen.button(name)));
const menu = async (name: string) => {
  await screen.click(await screen.until(() => find('[aria-haspopup="menu"]')));
  await screen.click(await screen.until(() => all('.menu-item').find((one) => one.textContent === name)));
};
const keyResult = async (id: string) => {
  const found = await seeded.store.read('keyResult', { keyResultId: id });
  if (!found) throw new Error('no such key result');
  return found.summary.keyResult;
};
const objectiveOf = async (id: string) => {
  const found = await seeded.store.read('objective', { objectiveId: (await keyResult(id)).objectiveId });
  if (!found) throw new Error('no such objective');
  return found;
};

beforeEach(async () => {
  localStorage.clear();
  go.mockClear();
  seeded = await seededStore();
});
afterEach(() => screen.unmount());

describe('a key result', () => {
  test('says how it stands; hostile titles are text', async () => {
    const id = await seeded.keyResult(hostile, load, 2.6);
    await show(seeded.store, { kind: 'keyResult', id });
    expect(find('.detail-title')?.textContent).toBe(hostile);
    expect(find('.detail img')).toBeNull();
    expect(find('.detail-percent')?.textContent).toBe('40 %');
    expect(find('.detail-line')?.textContent).toContain('3 s → 2.6 s → 2 s');
  });

  test('its title is edited in place; Esc takes it back, and an empty one is none', async () => {
    const id = await seeded.keyResult('Load', load);
    await show(seeded.store, { kind: 'keyResult', id });
    await press('Load');
    await screen.type(find('.detail-title textarea'), 'Loads fast');
    await screen.press(find('.detail-title textarea'), 'Escape');
    expect(find('.detail-title')?.textContent).toBe('Load');
    await press('Load');
    await screen.type(find('.detail-title textarea'), 'Loads\nfast');
    await screen.press(find('.detail-title textarea'), 'Enter');
    await says('Saved.');
    expect((await keyResult(id)).title).toBe('Loads fast');
  });

  test('a change of its target asks why, in place; earlier progress keeps its value', async () => {
    const id = await seeded.keyResult('Load', load, 2.5);
    await show(seeded.store, { kind: 'keyResult', id });
    await press('Edit');
    await screen.until(() => field('Target'));
    expect(field('Why does it change?')).toBeNull();
    await screen.type(field('Target'), '1.5');
    await press('Save');
    await says('Say why: it is kept beside the change.');
    expect((await keyResult(id)).metric).toMatchObject({ target: 2 });
    await screen.type(field('Why does it change?'), 'Others are at 1.5 s');
    await press('Save');
    await screen.until(() => find('.chart'));
    expect((await keyResult(id)).metric).toMatchObject({ target: 1.5, start: 3, unit: 's' });
    await press('Table');
    await screen.until(() => find('.history-revision'));
    expect(find('.history-revision')?.textContent).toContain('Target 2.0 s → 1.5 s');
    expect(find('.history-revision')?.textContent).toContain('Others are at 1.5 s');
    // (2.5 − 3) ÷ (2 − 3), by the terms of its time; now it is a third.
    expect(all('.history-table tbody')[1]?.textContent).toContain('50 %');
    expect(find('.detail-percent')?.textContent).toBe('33 %');
  });

  test('other fields ask nothing, and only they are written', async () => {
    const id = await seeded.keyResult('Load', load, 2.5);
    await show(seeded.store, { kind: 'keyResult', id });
    await press('Edit');
    await screen.until(() => field('Short name (optional)'));
    await screen.type(field('Short name (optional)'), 'Page load');
    await screen.type(field('Where this number is read (optional)'), 'metrics.example.com/load');
    // A colleague renames it meanwhile.
    await seeded.run('editKeyResult', { keyResultId: id, title: 'Renamed elsewhere' });
    await screen.until(() => (field('Key result') as HTMLInputElement).value === 'Renamed elsewhere');
    await press('Save');
    await screen.until(() => find('.chart'));
    const saved = await keyResult(id);
    expect(saved).toMatchObject({
      title: 'Renamed elsewhere',
      shortName: 'Page load',
      evidenceUrl: 'https://metrics.example.com/load',
    });
    const { revisions } = await seeded.store.read('keyResultHistory', { keyResultId: id });
    expect(revisions).toEqual([]);
  });

  test('what was typed survives closing the pane, and is said beside its field when wrong', async () => {
    const id = await seeded.keyResult('Load', load);
    await show(seeded.store, { kind: 'keyResult', id });
    await press('Edit');
    await screen.until(() => field('Weight'));
    await screen.type(field('Weight'), 'heavy');
    await screen.type(field('Key result'), '');
    await press('Save');
    await says('A weight is a number from 0 to 1000.');
    await says('Say what will be different.');
    expect(document.activeElement).toBe(field('Key result'));
    await screen.unmount();
    await show(seeded.store, { kind: 'keyResult', id });
    await press('Edit');
    await says('Draft kept');
    expect((field('Weight') as HTMLInputElement).value).toBe('heavy');
    await press('Start over');
    expect((field('Weight') as HTMLInputElement).value).toBe('1');
    expect((field('Key result') as HTMLInputElement).value).toBe('Load');
  });

  test('a check-in is corrected by another; both stay in the history', async () => {
    const id = await seeded.keyResult('Load', load, 2.5);
    await show(seeded.store, { kind: 'keyResult', id });
    await press('Table');
    await press('Correct the check-in of Nov 13');
    const value = await screen.until(() => find<HTMLInputElement>('.correction [data-first]'));
    expect(value.value).toBe('2.5');
    await screen.type(field('Day it holds for'), '2026-11-12');
    await screen.type(value, '2.4');
    await screen.press(value, 'Enter');
    await screen.until(() => find('.superseded'));
    const rows = all('.history-table tbody').map((row) => row.textContent ?? '');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('Nov 122.4 s60 %');
    expect(rows[1]).toContain('2.5 scorrected');
    expect(all('.superseded del').map((one) => one.textContent)).toEqual(['Nov 13', '2.5 s']);
    expect(find('.detail-percent')?.textContent).toBe('60 %');
  });

  test('chart or table: the choice is kept; the chart is read by ← →', async () => {
    const id = await seeded.keyResult('Load', load, 2.5);
    await seeded.run('checkIn', {
      keyResultId: id,
      value: 2.2,
      reported: 'on-track',
      confidence: 8,
      comment: '',
      blockers: '',
    });
    await show(seeded.store, { kind: 'keyResult', id });
    const slider = await screen.until(() => find('[role="slider"]'));
    expect(slider.getAttribute('aria-valuetext')).toBe('Nov 20: 2.2 s, 80 %, On track, Confidence 8');
    await screen.press(slider, 'ArrowLeft');
    expect(find('[role="slider"]')?.getAttribute('aria-valuetext')).toBe('Nov 13: 2.5 s, 50 %, Confidence 7');
    expect(find('.chart svg')?.getAttribute('aria-label')).toBe(
      '2 check-ins, from 2.5 s on Nov 13 to 2.2 s on Nov 20.',
    );
    await press('Table');
    await screen.unmount();
    await show(seeded.store, { kind: 'keyResult', id });
    await screen.until(() => find('.history-table'));
  });

  test('closing suggests the grade; less than promised asks why, and says it after', async () => {
    const id = await seeded.keyResult('Load', load, 2.3);
    await show(seeded.store, { kind: 'keyResult', id });
    await menu('Close with outcome…');
    await screen.until(() => field('Grade'));
    expect((field('Grade') as HTMLInputElement).value).toBe('0.7');
    await press('Close key result');
    await says('Say why: it is kept beside the grade.');
    await screen.type(field('Grade'), '7');
    await says('A grade is a number from 0 to 1');
    await screen.type(field('Grade'), '0.7');
    await screen.type(field('Why this grade?'), 'The edge cache came late.');
    await press('Close key result');
    await says('The edge cache came late.');
    expect(await keyResult(id)).toMatchObject({
      state: 'closed',
      outcome: 'partly',
      grade: 0.7,
      gradeReason: 'The edge cache came late.',
    });
    await menu('Reopen');
    await screen.until(() => screen.button('Check in'));
    expect(await keyResult(id)).toMatchObject({ state: 'active', outcome: null, grade: null });
  });

  test('archived, it says so and comes back', async () => {
    const id = await seeded.keyResult('Load', load);
    await show(seeded.store, { kind: 'keyResult', id });
    await menu('Archive');
    await says('This key result is not here');
    await press('Restore');
    await screen.until(() => find('.detail-standing'));
  });

  test('nothing there: said in words', async () => {
    await show(seeded.store, { kind: 'keyResult', id: 'nothing' });
    await press('Restore');
    await says('That is no longer there');
  });
});

describe('an objective', () => {
  test('progress and what it is made of; a weight is changed in its row and undone', async () => {
    const id = await seeded.keyResult('Load', load, 2.5);
    await seeded.keyResult('Visits', { type: 'number', start: 0, target: 100, unit: '' }, 10);
    const { summary } = await objectiveOf(id);
    await show(seeded.store, { kind: 'objective', id: summary.objective.id });
    expect(find('.detail-percent')?.textContent).toBe('30 %');
    expect(find('.results-formula')?.textContent).toBe('30 % = (1 × 50 + 1 × 10) ÷ 2');
    const weight = find<HTMLInputElement>('.dash-weight');
    await screen.type(weight, '3');
    await screen.press(weight, 'Enter');
    await says('(3 × 50 + 1 × 10) ÷ 4');
    expect(find('.detail-percent')?.textContent).toBe('40 %');
    await press('Undo');
    await says('(1 × 50 + 1 × 10) ÷ 2');
  });

  test('a loop of parents is refused in words, beside the field', async () => {
    const id = await seeded.keyResult('Load', load);
    const { summary, cycle } = await objectiveOf(id);
    const above = summary.objective.id;
    const { objectiveId: below } = await seeded.run('createObjective', {
      title: 'Below',
      cycleId: cycle.id,
      parent: { kind: 'keyResult', id },
    });
    await show(seeded.store, { kind: 'objective', id: above });
    await press('Edit');
    await screen.until(() => find(`option[value="objective/${below}"]`));
    await screen.type(field('Labels (optional)'), 'shop, web,shop');
    await pick('Aligned with', `objective/${below}`);
    await press('Save');
    await says('It cannot be aligned with something below itself.');
    expect(document.activeElement).toBe(field('Aligned with'));
    await pick('Aligned with', '');
    await press('Save');
    await screen.until(() => find('.dash-labels'));
    expect(all('.dash-labels .dash-badge').map((one) => one.textContent)).toEqual(['shop', 'web']);
  });

  test('a key result is written under it, with hints at the side', async () => {
    const id = await seeded.keyResult('Load', load);
    const { summary } = await objectiveOf(id);
    await show(seeded.store, { kind: 'objective', id: summary.objective.id });
    await press('Add key result');
    await screen.until(() => find('.coach'));
    await screen.type(field('Key result'), 'Return visitors');
    await screen.type(field('Unit (optional)'), '');
    await says('A number of what? Name its unit.');
    await press('Delivery');
    await screen.type(field('Unit (optional)'), '%');
    expect(find('.coach')?.textContent).toContain('Nothing to add.');
    await press('Create');
    await screen.until(() => find('.dash-results'));
    const { keyResults } = await objectiveOf(id);
    expect(keyResults.map(({ keyResult: one }) => [one.title, one.nature])).toEqual([
      ['Load', 'outcome'],
      ['Return visitors', 'delivery'],
    ]);
  });

  test('draft → active → closed, with outcome, next step and grades of its key results', async () => {
    const id = await seeded.keyResult('Load', load, 2);
    const { summary } = await objectiveOf(id);
    const objectiveId = summary.objective.id;
    await seeded.run('setObjectiveState', { objectiveId, state: 'draft' });
    await show(seeded.store, { kind: 'objective', id: objectiveId });
    await press('Activate');
    await says('Active.');
    await menu('Close with outcome…');
    await screen.until(() => field('Grade: Load'));
    await screen.type(field('Grade: Load'), '0.9');
    await pick('Next', 'carry-over');
    await screen.type(field('Why this grade?'), 'Not on every page');
    await press('Close objective');
    await says('Closed.');
    const after = await objectiveOf(id);
    expect(after.summary.objective).toMatchObject({
      state: 'closed',
      outcome: 'partly',
      nextStep: 'carry-over',
      grade: 0.9,
      gradeReason: 'Not on every page',
    });
    expect(await keyResult(id)).toMatchObject({ state: 'closed', outcome: 'achieved', grade: 0.9 });
  });

  test('archived key results come back', async () => {
    const id = await seeded.keyResult('Load', load);
    const { summary } = await objectiveOf(id);
    await seeded.run('setArchived', { kind: 'keyResult', id, archived: true });
    await show(seeded.store, { kind: 'objective', id: summary.objective.id });
    await says('No key result yet');
    await press('Restore Load');
    await screen.until(() => find('.dash-results'));
  });
});
