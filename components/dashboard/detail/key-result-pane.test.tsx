// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { detailScreen } from '@/tests/support/detail-screen';

const { seeded, find, all, field, until, show, unmount, type, key, typed, says, press, menu, keyResult, go } =
  detailScreen();
const hostile = '<img src=x onerror="alert(1)">\u202Egnp.exe';
const load = { type: 'number', start: 3, target: 2, unit: 's' } as const;

test('says how it stands; hostile titles are text', async () => {
  const id = await seeded().keyResult(hostile, load, 2.6);
  await show({ kind: 'keyResult', id });
  expect(find('.detail-title')?.textContent).toBe(hostile);
  expect(find('.detail img')).toBeNull();
  expect(find('.detail-percent')?.textContent).toBe('40 %');
  expect(find('.detail-line')?.textContent).toContain('3 s → 2.6 s → 2 s');
});

test('its title is edited in place; Esc takes it back, and an empty one is none', async () => {
  const id = await seeded().keyResult('Load', load);
  await show({ kind: 'keyResult', id });
  await press('Load');
  await type(find('.detail-title textarea'), 'Loads fast');
  await key(find('.detail-title textarea'), 'Escape');
  expect(find('.detail-title')?.textContent).toBe('Load');
  await press('Load');
  await type(find('.detail-title textarea'), 'Loads\nfast');
  await key(find('.detail-title textarea'), 'Enter');
  await says('Saved.');
  expect((await keyResult(id)).title).toBe('Loads fast');
});

test('a change of its target asks why, in place; earlier progress keeps its value', async () => {
  const id = await seeded().keyResult('Load', load, 2.5);
  await show({ kind: 'keyResult', id });
  await press('Edit');
  await until(() => field('Target'));
  expect(field('Why does it change?')).toBeNull();
  await type(field('Target'), '1.5');
  await press('Save');
  await says('Say why: it is kept beside the change.');
  expect((await keyResult(id)).metric).toMatchObject({ target: 2 });
  await type(field('Why does it change?'), 'Others are at 1.5 s');
  await press('Save');
  await until(() => find('.chart'));
  expect((await keyResult(id)).metric).toMatchObject({ target: 1.5, start: 3, unit: 's' });
  await press('Table');
  await until(() => find('.history-revision'));
  expect(find('.history-revision')?.textContent).toContain('Target 2.0 s → 1.5 s');
  expect(find('.history-revision')?.textContent).toContain('Others are at 1.5 s');
  // (2.5 − 3) ÷ (2 − 3), by the terms of its time; now it is a third.
  expect(all('.history-table tbody')[1]?.textContent).toContain('50 %');
  expect(find('.detail-percent')?.textContent).toBe('33 %');
});

test('other fields ask nothing, and only they are written', async () => {
  const id = await seeded().keyResult('Load', load, 2.5);
  await show({ kind: 'keyResult', id });
  await press('Edit');
  await until(() => field('Short name (optional)'));
  await type(field('Short name (optional)'), 'Page load');
  await type(field('Where this number is read (optional)'), 'metrics.example.com/load');
  // A colleague renames it meanwhile.
  await seeded().run('editKeyResult', { keyResultId: id, title: 'Renamed elsewhere' });
  await until(() => typed('Key result') === 'Renamed elsewhere');
  await press('Save');
  await until(() => find('.chart'));
  const saved = await keyResult(id);
  expect(saved).toMatchObject({
    title: 'Renamed elsewhere',
    shortName: 'Page load',
    evidenceUrl: 'https://metrics.example.com/load',
  });
  const { revisions } = await seeded().store.read('keyResultHistory', { keyResultId: id });
  expect(revisions).toEqual([]);
});

test('what was typed survives closing the pane, and is said beside its field when wrong', async () => {
  const id = await seeded().keyResult('Load', load);
  await show({ kind: 'keyResult', id });
  await press('Edit');
  await until(() => field('Weight'));
  await type(field('Weight'), 'heavy');
  await type(field('Key result'), '');
  await press('Save');
  await says('A weight is a number from 0 to 1000.');
  await says('Say what will be different.');
  expect(document.activeElement).toBe(field('Key result'));
  await unmount();
  await show({ kind: 'keyResult', id });
  await press('Edit');
  await says('Draft kept');
  expect(typed('Weight')).toBe('heavy');
  await press('Start over');
  expect(typed('Weight')).toBe('1');
  expect(typed('Key result')).toBe('Load');
});

test('a check-in is corrected by another; both stay in the history', async () => {
  const id = await seeded().keyResult('Load', load, 2.5);
  await show({ kind: 'keyResult', id });
  await press('Table');
  await press('Correct the check-in of Nov 13');
  const value = await until(() => find<HTMLInputElement>('.correction [data-first]'));
  expect(value.value).toBe('2.5');
  await type(field('Day it holds for'), '2026-11-12');
  await type(value, '2.4');
  await key(value, 'Enter');
  await until(() => find('.superseded'));
  const rows = all('.history-table tbody').map((row) => row.textContent ?? '');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain('Nov 122.4 s60 %');
  expect(rows[1]).toContain('2.5 scorrected');
  expect(all('.superseded del').map((one) => one.textContent)).toEqual(['Nov 13', '2.5 s']);
  expect(find('.detail-percent')?.textContent).toBe('60 %');
});

test('chart or table: the choice is kept; the chart is read by ← →', async () => {
  const id = await seeded().keyResult('Load', load, 2.5);
  await seeded().run('checkIn', {
    keyResultId: id,
    value: 2.2,
    reported: 'on-track',
    confidence: 8,
    comment: '',
    blockers: '',
  });
  await show({ kind: 'keyResult', id });
  const slider = await until(() => find('[role="slider"]'));
  expect(slider.getAttribute('aria-valuetext')).toBe('Nov 20: 2.2 s, 80 %, On track, Confidence 8');
  await key(slider, 'ArrowLeft');
  expect(find('[role="slider"]')?.getAttribute('aria-valuetext')).toBe('Nov 13: 2.5 s, 50 %, Confidence 7');
  expect(find('.chart svg')?.getAttribute('aria-label')).toBe(
    '2 check-ins, from 2.5 s on Nov 13 to 2.2 s on Nov 20.',
  );
  await press('Table');
  await unmount();
  await show({ kind: 'keyResult', id });
  await until(() => find('.history-table'));
});

test('closing suggests the grade; less than promised asks why, and says it after', async () => {
  const id = await seeded().keyResult('Load', load, 2.3);
  await show({ kind: 'keyResult', id });
  await menu('Close with outcome…');
  await until(() => field('Grade'));
  expect(typed('Grade')).toBe('0.7');
  await press('Close key result');
  await says('Say why: it is kept beside the grade.');
  await type(field('Grade'), '7');
  await says('A grade is a number from 0 to 1');
  await type(field('Grade'), '0.7');
  await type(field('Why this grade?'), 'The edge cache came late.');
  await press('Close key result');
  await says('The edge cache came late.');
  expect(await keyResult(id)).toMatchObject({
    state: 'closed',
    outcome: 'partly',
    grade: 0.7,
    gradeReason: 'The edge cache came late.',
  });
  await menu('Reopen');
  await until(() => all('.detail-actions button')[1]);
  expect(await keyResult(id)).toMatchObject({ state: 'active', outcome: null, grade: null });
});

test('archived, it says so and comes back', async () => {
  const id = await seeded().keyResult('Load', load);
  await show({ kind: 'keyResult', id });
  await menu('Archive');
  await says('This key result is archived');
  await press('Restore');
  await until(() => find('.detail-standing'));
});

test('nothing there: said in words, and nothing is offered to be restored', async () => {
  await show({ kind: 'keyResult', id: 'nothing' });
  await says('This key result is not here');
  await says('It belongs to another workspace');
  // Time for the answer that might offer it.
  await seeded().store.read('keyResultHistory', { keyResultId: 'nothing' });
  expect(
    all('.detail button').map((button) => button.getAttribute('aria-label') ?? button.textContent),
  ).toEqual(['Close']);
});

test('the address may ask for a form, and asks no more once that is left', async () => {
  const id = await seeded().keyResult('Load', load);
  const open = { kind: 'keyResult', id } as const;
  await show({ ...open, form: 'close' });
  await until(() => find('form[aria-label="Close with outcome…"]'));
  await press('Cancel');
  await until(() => find('.detail-standing'));
  expect(go).toHaveBeenCalledWith({ open }, true);
});

test('what is closed already is shown, not asked how it ended', async () => {
  const id = await seeded().keyResult('Load', load);
  const closed = { keyResultId: id, state: 'closed', outcome: 'missed', grade: 0 } as const;
  expect(await seeded().store.run('setKeyResultState', closed)).toMatchObject({ ok: true });
  await show({ kind: 'keyResult', id, form: 'close' });
  expect(find('form[aria-label="Close with outcome…"]')).toBeNull();
});
