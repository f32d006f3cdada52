import { expect, test } from '@jest/globals';
import { unitEvents } from '../../test/support/history.ts';
import { createUnitHistoryFold } from '@trienkhai/kernel/unit-history/fold';
import { changesOfReorganisation, changesOfUnit } from './unit-changes.ts';

const [PROVINCE, WEST, EAST] = [
  'province:40:2021-11-01',
  'commune:00001:2021-11-01',
  'commune:00002:2021-11-01',
];
const ON = '2026-03-01';
const fold = createUnitHistoryFold();
const first = unitEvents([
  { open: PROVINCE, on: '2021-11-01' },
  { open: WEST, parent: PROVINCE, on: '2021-11-01' },
  { open: EAST, parent: PROVINCE, on: '2021-11-01' },
  { state: ON },
  { from: EAST, to: WEST, on: ON },
  { close: EAST, on: ON },
]);
first.forEach((event) => fold.apply(event));
const CORRECTED_AT = '2026-07-01T00:00:00.000Z';
const correction = [
  ['ReorganisationCorrected', { effectiveOn: ON, reason: 'Chỉ đổi tên.', cancelled: false }],
  ['ReorganisationDecided', { effectiveOn: ON, issuedOn: ON, decrees: ['2/NQ'] }],
  ['UnitRenamed', { unitId: EAST, name: 'Đông', on: ON }],
] as const;
correction.forEach(([name, data], index) =>
  fold.apply({
    ...first[0]!,
    type: `trienkhai.units.v1.${name}`,
    data,
    version: first.length + 1 + index,
    recordedAt: CORRECTED_AT,
  }),
);
const { record } = fold.snapshot();

test('a correction shows each field of the unit before and after, and on which decree it rests', () => {
  const last = changesOfUnit(record.ofUnit(EAST)).at(-1);
  expect(last).toMatchObject({ reason: 'Chỉ đổi tên.', decrees: ['2/NQ'], effectiveOn: ON, withdrew: false });
  expect(last?.fields).toEqual([
    { path: 'name', before: EAST, after: 'Đông' },
    { path: 'validTo', before: ON, after: undefined },
    { path: `successors.${WEST}.on`, before: ON, after: undefined },
    { path: `successors.${WEST}.share`, before: 'WHOLE', after: undefined },
    { path: `successors.${WEST}.default`, before: true, after: undefined },
  ]);
});

test('a reorganisation told anew shows how much it does and every unit that differs', () => {
  const [decided, corrected] = changesOfReorganisation(record.ofReorganisations(ON));
  expect(decided?.fields.map(({ path }) => path)).toEqual([
    'effectiveOn',
    'issuedOn',
    'count.opened',
    'count.revised',
    'count.succeeded',
    'count.closed',
  ]);
  expect(corrected?.fields).toEqual(
    expect.arrayContaining([
      { path: 'decrees', before: undefined, after: ['2/NQ'] },
      { path: 'count.closed', before: 1, after: 0 },
      { path: `closed.${EAST}.successorsKnown`, before: true, after: undefined },
      { path: `revised.${EAST}.name`, before: undefined, after: 'Đông' },
    ]),
  );
});

test('what was recorded later is not told to who asks what was known before', () => {
  const before = '2026-06-30T00:00:00.000Z';
  expect(changesOfUnit(record.ofUnit(EAST), before)).toHaveLength(3);
  expect(changesOfReorganisation(record.ofReorganisations(ON), before)).toHaveLength(1);
});
