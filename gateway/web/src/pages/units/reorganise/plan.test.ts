import { expect, test } from '@jest/globals';
import { compose } from './composed.ts';
import { missingIn } from './missing.ts';
import { emptyGiver, emptyOpening, emptyPassage, emptyPlan, emptyRevision, type Plan } from './plan.ts';

const [WEST, EAST] = ['commune:30050:2021-11-01', 'commune:30051:2021-11-01'] as const;
const opening = {
  ...emptyOpening(),
  code: '99991',
  name: 'Thủy Liễu',
  kind: 'Xã',
  parent: 'district:872:2021-11-01',
};
const into = (to: string | undefined) => [{ ...emptyPassage(), to }];
const plan: Plan = {
  ...emptyPlan(),
  effectiveOn: '2023-05-01',
  issuedOn: '2023-04-12',
  decrees: '738/NQ-UBTVQH15\n 12/NQ ;',
  openings: [opening],
  givers: [
    { ...emptyGiver(), unit: WEST, ends: false, passages: into(`new:${opening.key}`) },
    { ...emptyGiver(), unit: EAST, passages: into(`new:${opening.key}`) },
  ],
};

test('a unit that opens is named by its level, its code and the day, wherever the plan speaks of it', () => {
  const { input } = compose(plan);
  const to = 'commune:99991:2023-05-01';
  expect(input.decrees).toEqual(['738/NQ-UBTVQH15', '12/NQ']);
  expect(input.successions).toEqual([
    { from: WEST, to, share: 'WHOLE', default: true },
    { from: EAST, to, share: 'WHOLE', default: true },
  ]);
});

test('only a unit that ends is closed, and a fault that names it is told at its row', () => {
  const { input, placeOf } = compose(plan);
  expect(input.closings).toEqual([{ unit: EAST }]);
  expect(placeOf(['closings', '0', 'unit'])).toBe(plan.givers[1]!.key);
  expect(placeOf(['successions', '1', 'to'])).toBe(plan.givers[1]!.passages[0]!.key);
  expect(placeOf(['openings', '0', 'code'])).toBe(opening.key);
  expect(placeOf(['effectiveOn'])).toBe('effectiveOn');
});

test('a unit that ends without successor says why, and what goes on says only what changes', () => {
  const giver = { ...emptyGiver(), unit: WEST, reason: ' Bỏ cấp huyện ', passages: [] };
  const revision = { ...emptyRevision(), unit: EAST, kind: 'Phường' };
  const { input } = compose({ ...plan, givers: [giver], revisions: [revision] });
  expect(input.closings).toEqual([{ unit: WEST, reason: 'Bỏ cấp huyện' }]);
  expect(input.revisions).toEqual([{ unit: EAST, kind: 'Phường' }]);
});

test('a whole plan lacks nothing', () => {
  expect(missingIn(plan)).toEqual([]);
});

test('what is not filled in is told at its place, in both languages', () => {
  const empty = missingIn(emptyPlan());
  expect(empty.map(({ place }) => place)).toEqual(['effectiveOn', 'issuedOn', 'openings']);
  expect(empty.every(({ message }) => message.vi !== '' && message.en !== '')).toBe(true);
  const giver = { ...emptyGiver(), passages: into(undefined) };
  const revision = emptyRevision();
  const faults = missingIn({ ...plan, givers: [giver], revisions: [revision] });
  expect(faults.map(({ place }) => place)).toEqual([
    revision.key,
    revision.key,
    giver.key,
    giver.passages[0]!.key,
  ]);
});
