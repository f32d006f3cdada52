import { expect, test } from '@jest/globals';
import type { JsonObject } from '../envelope.ts';
import { createUnitHistoryFold } from './fold.ts';
import { lineageOf } from './lineage.ts';

const [FIRST, MOVED, REFORM] = ['2021-11-01', '2024-09-01', '2025-07-01'];
const by = { actor: 'admin@centre', unit: 'centre:TW:2021-11-01' };
const PROVINCE = 'province:36:2021-11-01';
const [OUTER, CITY] = ['district:358:2021-11-01', 'district:356:2021-11-01'];
const [WEST, EAST] = ['commune:00001:2021-11-01', 'commune:00002:2021-11-01'];
const NEW = 'commune:00001:2025-07-01';

function opened(unitId: string, parentId: string | undefined, on: string): readonly [string, JsonObject] {
  const [level = '', code = ''] = unitId.split(':');
  const above = parentId === undefined ? {} : { parentId };
  const origin = on === FIRST ? 'first-snapshot' : 'two-level-reform';
  const unit = { unitId, level: `LEVEL_${level.toUpperCase()}`, code, name: code, kind: 'x' };
  return ['UnitOpened', { ...unit, on, origin, ...above }];
}

const passed = (unitId: string, successorId: string, on: string): readonly [string, JsonObject] => [
  'UnitSucceeded',
  { unitId, successorId, share: 'SHARE_WHOLE', default: true, on },
];

const events: readonly (readonly [string, JsonObject])[] = [
  ['ReorganisationDecided', { effectiveOn: FIRST, issuedOn: FIRST }],
  opened(PROVINCE, undefined, FIRST),
  opened(OUTER, PROVINCE, FIRST),
  opened(CITY, PROVINCE, FIRST),
  opened(WEST, OUTER, FIRST),
  opened(EAST, CITY, FIRST),
  ['ReorganisationDecided', { effectiveOn: MOVED, issuedOn: MOVED }],
  ['UnitReparented', { unitId: WEST, parentId: CITY, on: MOVED }],
  passed(OUTER, CITY, MOVED),
  ['UnitClosed', { unitId: OUTER, on: MOVED, successorsKnown: true }],
  ['ReorganisationDecided', { effectiveOn: REFORM, issuedOn: REFORM }],
  opened(NEW, PROVINCE, REFORM),
  passed(WEST, NEW, REFORM),
  passed(EAST, NEW, REFORM),
  ['UnitClosed', { unitId: WEST, on: REFORM, successorsKnown: true }],
  ['UnitClosed', { unitId: EAST, on: REFORM, successorsKnown: true }],
  ['UnitClosed', { unitId: CITY, on: REFORM, successorsKnown: false }],
];

function history(more: readonly (readonly [string, JsonObject])[] = []) {
  const fold = createUnitHistoryFold();
  [...events, ...more].forEach(([name, data], index) => {
    const recordedAt = '2026-01-01T00:00:00.000Z';
    const type = `trienkhai.units.v1.${name}`;
    fold.apply({ type, data, streamId: 'territory', version: index + 1, recordedAt, ...by });
  });
  return fold.snapshot();
}

test('the past of a commune is what it was made of, and every district in which that lay', () => {
  expect(lineageOf(NEW, history())).toEqual([NEW, WEST, EAST, OUTER, CITY]);
});

test('the past of a district is the districts that went into it', () => {
  expect(lineageOf(CITY, history())).toEqual([CITY, OUTER]);
});

test('land that came back leads round in no circle', () => {
  const later = '2025-12-01';
  const back = history([
    ['ReorganisationDecided', { effectiveOn: later, issuedOn: later }],
    passed(NEW, WEST, later),
  ]);
  expect(lineageOf(NEW, back)).toEqual([NEW, WEST, EAST, OUTER, CITY]);
  expect(lineageOf('commune:99999:2025-07-01', back)).toEqual([]);
});
