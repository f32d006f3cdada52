import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../envelope.ts';
import { CENTRE_ID } from '../unit-history.ts';
import { createUnitHistoryFold, type UnitHistoryFold } from './fold.ts';

const FIRST = '2021-11-01';
const REFORM = '2025-07-01';
const by = { actor: 'admin@centre', unit: CENTRE_ID };
const [OLD, NEW] = ['province:87:2021-11-01', 'province:82:2025-07-01'];

function country(): UnitHistoryFold {
  const fold = createUnitHistoryFold();
  const events: readonly (readonly [string, JsonObject])[] = [
    ['ReorganisationDecided', { effectiveOn: FIRST, issuedOn: FIRST }],
    ['UnitOpened', unit(CENTRE_ID, 'CENTRE', 'TW', FIRST)],
    ['UnitOpened', { ...unit(OLD, 'PROVINCE', '87', FIRST), parentId: CENTRE_ID }],
    ['ReorganisationDecided', { effectiveOn: REFORM, issuedOn: '2025-06-30' }],
    ['UnitOpened', { ...unit(NEW, 'PROVINCE', '82', REFORM), parentId: CENTRE_ID }],
    ['UnitSucceeded', { unitId: OLD, successorId: NEW, share: 'SHARE_WHOLE', default: true, on: REFORM }],
    ['UnitClosed', { unitId: OLD, on: REFORM, successorsKnown: true }],
  ];
  events.forEach(([name, data], index) => apply(fold, 'territory', index + 1, name, data));
  apply(fold, 'organ:BTGTU-87:2021-11-01', 1, 'OrganEstablished', {
    organId: 'organ:BTGTU-87:2021-11-01',
    code: 'BTGTU-87',
    name: 'Ban Tuyên giáo',
    kind: 'Ban Tuyên giáo',
    committeeId: OLD,
    symbol: 'BTGTU',
  });
  return fold;
}

function unit(unitId: string, level: string, code: string, on: string): JsonObject {
  const origin = on === FIRST ? 'first-snapshot' : 'provincial-merger';
  return { unitId, level: `LEVEL_${level}`, code, name: code, kind: 'Tỉnh', on, origin };
}

function apply(
  fold: UnitHistoryFold,
  streamId: string,
  version: number,
  name: string,
  data: JsonObject,
  recordedAt = '2026-01-01T00:00:00.000Z',
): void {
  fold.apply({ type: `trienkhai.units.v1.${name}`, data, streamId, version, recordedAt, ...by });
}

const ORGAN = 'organ:BTGTU-87:2021-11-01';
const JOINT = 'organ:CHUNG-87:2022-01-01';

describe('an organ', () => {
  const history = country().snapshot();

  test('lies within its committee and all above it', () => {
    expect(history.isWithin(ORGAN, OLD, FIRST)).toBe(true);
    expect(history.ancestorsOf(ORGAN, FIRST)).toEqual([OLD, CENTRE_ID]);
    expect(history.childrenOf(OLD, FIRST)).toEqual([ORGAN]);
    expect(history.unitsWithin(CENTRE_ID, 'ORGAN', FIRST)).toEqual([ORGAN]);
    expect(history.byCode('ORGAN', 'BTGTU-87', '2020-01-01')?.id).toBe(ORGAN);
  });

  test('follows its committee into the default successor', () => {
    expect(history.parentOf(ORGAN, REFORM)).toBe(NEW);
    expect(history.isWithin(ORGAN, OLD, REFORM)).toBe(false);
    expect(history.isWithin(ORGAN, NEW, REFORM)).toBe(true);
  });

  test('is over once closed', () => {
    const fold = country();
    apply(fold, ORGAN, 2, 'OrganClosed', { organId: ORGAN, on: REFORM });
    const later = fold.snapshot();
    expect(later.isValid(ORGAN, REFORM)).toBe(false);
    expect(later.nearestValidDay(ORGAN, '2026-01-01')).toBe('2025-06-30');
    expect(later.unitsWithin(CENTRE_ID, 'ORGAN', REFORM)).toEqual([]);
    expect(later.versionOn(ORGAN, FIRST).to).toBe(REFORM);
  });

  test('acts in a joint organ while that is valid, and stays an organ of its own', () => {
    const fold = country();
    const jointOf = [ORGAN, 'organ:TTCT-87:2021-11-01'];
    const joint = { organId: JOINT, code: 'CHUNG-87', name: 'Chung', kind: 'Ban', committeeId: OLD };
    apply(fold, JOINT, 1, 'OrganEstablished', { ...joint, validFrom: '2022-01-01', jointOf, oneHead: true });
    const later = fold.snapshot();
    expect(later.get(JOINT)).toMatchObject({ jointOf, oneHead: true });
    expect(later.jointOrganOf(ORGAN, '2021-12-31')).toBeUndefined();
    expect(later.jointOrganOf(ORGAN, '2022-01-01')).toBe(JOINT);
    expect(later.get(ORGAN)).toEqual(history.get(ORGAN));
    expect(later.unitsWithin(CENTRE_ID, 'ORGAN', '2022-01-01')).toEqual([ORGAN, JOINT]);
  });
});

test('the version is that of the territory stream alone, and a snapshot never changes', () => {
  const fold = country();
  const before = fold.snapshot();
  expect(before.version).toBe(7);
  expect(fold.snapshot()).toBe(before);
  apply(fold, `terms:${CENTRE_ID}`, 1, 'CommitteeTermOpened', {
    committeeId: CENTRE_ID,
    term: 13,
    from: '2021-02-01',
  });
  expect(before.termsOf(CENTRE_ID)).toEqual([]);
  const after = fold.snapshot();
  expect(after.termsOf(CENTRE_ID)).toEqual([
    { committeeId: CENTRE_ID, term: 13, from: '2021-02-01', to: undefined },
  ]);
  expect(after.version).toBe(7);
});

test('a unit keeps every name, kind and parent with its days', () => {
  const fold = country();
  const on = '2026-04-30';
  apply(fold, 'territory', 8, 'ReorganisationDecided', { effectiveOn: on, issuedOn: '2026-04-14' });
  apply(fold, 'territory', 9, 'UnitRenamed', { unitId: NEW, name: 'Mới', on });
  apply(fold, 'territory', 10, 'UnitRetyped', { unitId: NEW, kind: 'Thành phố', on });
  const versions = fold.snapshot().get(NEW)?.versions;
  expect(versions).toEqual([
    { name: '82', kind: 'Tỉnh', parentId: CENTRE_ID, from: REFORM, to: on },
    { name: 'Mới', kind: 'Thành phố', parentId: CENTRE_ID, from: on, to: undefined },
  ]);
});

test('an empty history answers everything with nothing', () => {
  const history = createUnitHistoryFold().snapshot();
  expect(history.isTreeKnown(FIRST)).toBe(false);
  expect(history.get(CENTRE_ID)).toBeUndefined();
  expect(history.byCode('PROVINCE', '40', FIRST)).toBeUndefined();
  expect(history.unitsWithin(CENTRE_ID, 'COMMUNE', FIRST)).toEqual([]);
  expect(history.childrenOf(CENTRE_ID, FIRST)).toEqual([]);
  expect(history.count('COMMUNE', FIRST)).toBe(0);
  expect(history.isWithin('x', CENTRE_ID, FIRST)).toBe(false);
  expect(history.asKnownAt(new Date(FIRST))).toBe(history);
});

test('events of other contexts and of unknown units pass without effect', () => {
  const fold = country();
  fold.apply({
    type: 'trienkhai.study.v1.SessionRecorded',
    data: {},
    streamId: 'session:1',
    version: 1,
    recordedAt: '',
    ...by,
  });
  apply(fold, 'territory', 8, 'UnitRenamed', { unitId: 'province:99:2021-11-01', name: 'x', on: REFORM });
  expect(fold.snapshot().get('province:99:2021-11-01')).toBeUndefined();
});
