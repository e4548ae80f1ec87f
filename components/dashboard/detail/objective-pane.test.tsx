// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { detailScreen } from '@/tests/support/detail-screen';

const { seeded, find, all, field, until, show, type, key, says, pick, press, menu, keyResult, objectiveOf } =
  detailScreen();
const load = { type: 'number', start: 3, target: 2, unit: 's' } as const;

test('progress and what it is made of; a weight is changed in its row and undone', async () => {
  const id = await seeded().keyResult('Load', load, 2.5);
  await seeded().keyResult('Visits', { type: 'number', start: 0, target: 100, unit: '' }, 10);
  const { summary } = await objectiveOf(id);
  await show({ kind: 'objective', id: summary.objective.id });
  expect(find('.detail-percent')?.textContent).toBe('30 %');
  expect(find('.results-formula')?.textContent).toBe('30 % = (1 × 50 + 1 × 10) ÷ 2');
  const weight = find<HTMLInputElement>('.dash-weight');
  await type(weight, '3');
  await key(weight, 'Enter');
  await says('(3 × 50 + 1 × 10) ÷ 4');
  expect(find('.detail-percent')?.textContent).toBe('40 %');
  await press('Undo');
  await says('(1 × 50 + 1 × 10) ÷ 2');
});

test('a loop of parents is refused in words, beside the field', async () => {
  const id = await seeded().keyResult('Load', load);
  const { summary, cycle } = await objectiveOf(id);
  const above = summary.objective.id;
  const { objectiveId: below } = await seeded().run('createObjective', {
    title: 'Below',
    cycleId: cycle.id,
    parent: { kind: 'keyResult', id },
  });
  await show({ kind: 'objective', id: above });
  await press('Edit');
  await until(() => find(`option[value="objective/${below}"]`));
  await type(field('Labels (optional)'), 'shop, web,shop');
  await pick('Aligned with', `objective/${below}`);
  await press('Save');
  await says('It cannot be aligned with something below itself.');
  expect(document.activeElement).toBe(field('Aligned with'));
  await pick('Aligned with', '');
  await press('Save');
  await until(() => find('.dash-labels'));
  expect(all('.dash-labels .dash-badge').map((one) => one.textContent)).toEqual(['shop', 'web']);
});

test('a key result is written under it, with hints at the side', async () => {
  const id = await seeded().keyResult('Load', load);
  const { summary } = await objectiveOf(id);
  await show({ kind: 'objective', id: summary.objective.id });
  await press('Add key result');
  await until(() => find('.coach'));
  await type(field('Key result'), 'Return visitors');
  await type(field('Unit (optional)'), '');
  await says('A number of what? Name its unit.');
  await press('Delivery');
  await type(field('Unit (optional)'), '%');
  expect(find('.coach')?.textContent).toContain('Nothing to add.');
  await press('Create');
  await until(() => find('.dash-results'));
  const { keyResults } = await objectiveOf(id);
  expect(keyResults.map(({ keyResult: one }) => [one.title, one.nature])).toEqual([
    ['Load', 'outcome'],
    ['Return visitors', 'delivery'],
  ]);
});

test('draft → active → closed, with outcome, next step and grades of its key results', async () => {
  const id = await seeded().keyResult('Load', load, 2);
  const { summary } = await objectiveOf(id);
  const objectiveId = summary.objective.id;
  await seeded().run('setObjectiveState', { objectiveId, state: 'draft' });
  await show({ kind: 'objective', id: objectiveId });
  await press('Activate');
  await says('Active.');
  await menu('Close with outcome…');
  await until(() => field('Grade: Load'));
  await type(field('Grade: Load'), '0.9');
  await pick('Next', 'carry-over');
  await type(field('Why this grade?'), 'Not on every page');
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
  const id = await seeded().keyResult('Load', load);
  const { summary } = await objectiveOf(id);
  await seeded().run('setArchived', { kind: 'keyResult', id, archived: true });
  await show({ kind: 'objective', id: summary.objective.id });
  await says('No key result yet');
  await press('Restore Load');
  await until(() => find('.dash-results'));
});
