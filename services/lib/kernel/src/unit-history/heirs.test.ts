import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../envelope.ts';
import { CENTRE_ID } from '../unit-history.ts';
import { createUnitHistoryFold } from './fold.ts';
import { answeringFor, heirsOn } from './heirs.ts';

const [FIRST, MOVED, REFORM, TODAY] = ['2021-11-01', '2023-01-01', '2025-07-01', '2026-01-01'];
const [OLD, NEW] = ['province:87:2021-11-01', 'province:82:2025-07-01'];
const [DISTRICT, LOST] = ['district:872:2021-11-01', 'district:873:2021-11-01'];
const [WEST, EAST] = ['commune:00001:2021-11-01', 'commune:00002:2021-11-01'];
const [NORTH, SOUTH] = ['commune:00003:2025-07-01', 'commune:00004:2025-07-01'];
const WITHDRAWN = 'commune:00009:2025-09-01';

type Told = readonly [name: string, data: JsonObject];

function opened(unitId: string, parentId: string | undefined, on: string): Told {
  const [level = '', code = ''] = unitId.split(':');
  const origin = on === FIRST ? 'first-snapshot' : 'created';
  const unit = { unitId, level: `LEVEL_${level.toUpperCase()}`, code, name: code, kind: 'x', on, origin };
  return ['UnitOpened', parentId === undefined ? unit : { ...unit, parentId }];
}

const edge = (unitId: string, successorId: string, on: string, isDefault = true): Told => [
  'UnitSucceeded',
  { unitId, successorId, share: 'SHARE_PART', default: isDefault, on },
];
const closed = (unitId: string): Told => ['UnitClosed', { unitId, on: REFORM, successorsKnown: true }];
const state = (on: string): Told => ['ReorganisationDecided', { effectiveOn: on, issuedOn: on }];

const told: readonly Told[] = [
  state(FIRST),
  opened(OLD, undefined, FIRST),
  opened(DISTRICT, OLD, FIRST),
  opened(LOST, OLD, FIRST),
  opened(WEST, DISTRICT, FIRST),
  opened(EAST, LOST, FIRST),
  state(MOVED),
  edge(WEST, EAST, MOVED),
  state(REFORM),
  opened(NEW, undefined, REFORM),
  opened(NORTH, NEW, REFORM),
  opened(SOUTH, NEW, REFORM),
  edge(OLD, NEW, REFORM),
  edge(DISTRICT, SOUTH, REFORM, false),
  edge(DISTRICT, NORTH, REFORM),
  edge(WEST, NORTH, REFORM),
  edge(EAST, SOUTH, REFORM),
  ...[OLD, DISTRICT, LOST, WEST, EAST].map(closed),
  state('2025-09-01'),
  opened(WITHDRAWN, NEW, '2025-09-01'),
  ['ReorganisationCorrected', { effectiveOn: '2025-09-01', reason: 'Nhầm.', cancelled: true }],
];

const fold = createUnitHistoryFold();
const apply = (streamId: string, version: number, [name, data]: Told) =>
  fold.apply({
    type: `trienkhai.units.v1.${name}`,
    data,
    streamId,
    version,
    recordedAt: '2026-01-01T00:00:00.000Z',
    actor: 'admin@centre',
    unit: CENTRE_ID,
  });
told.forEach((each, index) => apply('territory', index + 1, each));
const organ = (code: string, committeeId: string): string => {
  const organId = `organ:${code}:${FIRST}`;
  apply(organId, 1, ['OrganEstablished', { organId, code, name: code, kind: 'Ban', committeeId }]);
  return organId;
};
const [BOARD, SCHOOL, CLOSED] = [organ('BAN', OLD), organ('TT', DISTRICT), organ('CU', NEW)];
apply(CLOSED, 2, ['OrganClosed', { organId: CLOSED, on: REFORM }]);
const history = fold.snapshot();

describe('who answers for what a unit was given', () => {
  test('is the unit itself while it stands', () => {
    expect(answeringFor(DISTRICT, history, '2025-06-30')).toEqual([DISTRICT]);
    expect(answeringFor(NEW, history, TODAY)).toEqual([NEW]);
  });

  test('of a district that has ended, the communes that hold its land, the default one first', () => {
    expect(answeringFor(DISTRICT, history, TODAY)).toEqual([NORTH, SOUTH]);
  });

  test('of a district of which only the communes have successors, these', () => {
    expect(answeringFor(LOST, history, TODAY)).toEqual([SOUTH]);
  });

  test('of an organ, itself while its committee goes on in a like one, else who answers for the committee', () => {
    expect(answeringFor(BOARD, history, TODAY)).toEqual([BOARD]);
    expect(answeringFor(SCHOOL, history, '2025-06-30')).toEqual([SCHOOL]);
    expect(answeringFor(SCHOOL, history, TODAY)).toEqual([NORTH, SOUTH]);
    expect(answeringFor(CLOSED, history, TODAY)).toEqual([NEW]);
  });

  test('of a unit that never began, the one above it; of an unknown one, nobody', () => {
    expect(answeringFor(WITHDRAWN, history, TODAY)).toEqual([NEW]);
    expect(answeringFor('commune:99999:2021-11-01', history, TODAY)).toEqual([]);
  });
});

test('whoever only took land from a unit that went on is no heir of it', () => {
  expect(heirsOn(WEST, history, MOVED)).toEqual([WEST]);
  expect(heirsOn(WEST, history, TODAY)).toEqual([NORTH]);
  expect(answeringFor(WEST, history, TODAY)).toEqual([NORTH]);
});
