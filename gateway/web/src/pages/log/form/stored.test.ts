import { expect, test } from '@jest/globals';
import { session } from '../forms/session.ts';
import { foundIn } from '../forms/forms.ts';
import { receipt } from '../forms/receipt.ts';
import { changedFields } from './changed.ts';
import { correctionOf, withdrawalOf } from './commands.ts';
import { standing, valuesOf } from './stored.ts';

const after = (fields: Readonly<Record<string, unknown>>, withdrew = false) => ({
  withdrew,
  fields: Object.entries(fields).map(([path, value]) => ({ path, after: value })),
});
const first = after({
  kind: 'study-class',
  held: true,
  directiveIds: ['directive:1'],
  unitId: 'commune:1:2021-11-01',
  heldOn: '2022-06-15',
  'people.0.unit': 'LEARNER',
  'people.0.value': 507,
  'people.0.qualifier': 'EXACT',
  note: 'đủ',
});

test('a record stands as its whole history tells it', () => {
  const stored = standing([first, after({ 'people.0.value': 570, note: null })]);
  expect(stored).toMatchObject({ heldOn: '2022-06-15', people: [{ unit: 'LEARNER', value: 570 }] });
  expect(stored).not.toHaveProperty('note');
});

test('of what was withdrawn nothing stands', () => {
  expect(standing([first, after({}, true)])).toBeUndefined();
  expect(standing([])).toBeUndefined();
});

test('the form opens with what was recorded, and what is changed shows before and after', () => {
  const before = valuesOf(session.fields, standing([first])!);
  expect(before).toMatchObject({
    directives: ['directive:1'],
    unit: 'commune:1:2021-11-01',
    people: [{ unit: 'LEARNER', qualifier: 'EXACT', value: '507' }],
  });
  const people = [{ unit: 'LEARNER', qualifier: 'EXACT', value: '570' }];
  const changes = changedFields(session.fields, before, { ...before, people, note: 'đủ hồ sơ' });
  expect(changes.map(({ path, before: was, after: is }) => [path.join('.'), was, is])).toEqual([
    ['people.0.value', '507', '570'],
    ['note', 'đủ', 'đủ hồ sơ'],
  ]);
});

const recorded = { id: 'session:s1', version: 3 };
const draft = {
  ...valuesOf(session.fields, standing([first])!),
  commandId: 'c1',
  reason: 'ghi nhầm số',
};

test('a correction sends the whole new value, its reason and the version that was seen', () => {
  const ready = correctionOf(session, recorded, draft, '2022-07-01');
  expect(ready).toMatchObject({
    command: {
      name: 'correctSession',
      input: {
        commandId: 'c1',
        session: 'session:s1',
        expectedVersion: 3,
        people: [{ unit: 'LEARNER', qualifier: 'EXACT', value: 507 }],
        reason: 'ghi nhầm số',
      },
    },
  });
});

test('a withdrawal asks for its reason alone', () => {
  const { reason, ...silent } = draft;
  expect(reason).toBe('ghi nhầm số');
  expect(withdrawalOf(session, recorded, silent, '2022-07-01')).toMatchObject({
    faults: [{ path: ['reason'] }],
  });
  expect(withdrawalOf(session, recorded, draft, '2022-07-01')).toEqual({
    command: {
      name: 'withdrawSession',
      input: { commandId: 'c1', session: 'session:s1', expectedVersion: 3, reason: 'ghi nhầm số' },
    },
  });
});

test('a step of a unit is found among its steps and named by its document and unit', () => {
  const stored = {
    directiveId: 'directive:1',
    unitId: 'commune:1:2021-11-01',
    stages: [
      { stage: 'RECEIVED', on: '2022-06-01', note: 'số đến 12' },
      { stage: 'PLANNED', on: '2022-06-10' },
    ],
  };
  const found = foundIn(receipt, stored);
  const values = valuesOf(receipt.fields, found!);
  expect(values).toMatchObject({ directive: 'directive:1', on: '2022-06-01', note: 'số đến 12' });
  const written = { ...values, commandId: 'c2', reason: 'nhầm văn bản' };
  expect(withdrawalOf(receipt, { id: 'progress:1', version: 2 }, written, '2022-07-01')).toEqual({
    command: {
      name: 'correctUnitStage',
      input: {
        commandId: 'c2',
        expectedVersion: 2,
        stage: 'RECEIVED',
        withdrawn: true,
        directive: 'directive:1',
        unit: 'commune:1:2021-11-01',
        reason: 'nhầm văn bản',
      },
    },
  });
});

test('lists come back as lists, and years keep their names', () => {
  const stored = standing([
    after({
      'years.2025.closed': true,
      'years.2026.criteria.0.code': 'TC1',
      'years.2026.criteria.1.code': 'TC2',
    }),
  ]);
  expect(stored).toEqual({
    years: { 2025: { closed: true }, 2026: { criteria: [{ code: 'TC1' }, { code: 'TC2' }] } },
  });
});
