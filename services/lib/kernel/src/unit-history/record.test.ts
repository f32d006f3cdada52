import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../envelope.ts';
import { CENTRE_ID } from '../unit-history.ts';
import { createUnitHistoryFold } from './fold.ts';
import type { RecordedFact } from './record.ts';

const [FIRST, ON, OTHER] = ['2021-11-01', '2026-03-01', '2026-04-01'];
const PROVINCE = 'province:40:2021-11-01';
const [WEST, EAST] = ['commune:00001:2021-11-01', 'commune:00002:2021-11-01'];
const MERGED = 'commune:00003:2026-03-01';
const ORGAN = 'organ:BTGTU-40:2021-11-01';

type Told = readonly [name: string, data: JsonObject];

function opened(unitId: string, parentId: string | undefined, on: string): Told {
  const [level = '', code = ''] = unitId.split(':');
  const unit = { unitId, level: `LEVEL_${level.toUpperCase()}`, code, name: `Tên ${code}`, kind: 'Xã' };
  const above = parentId === undefined ? {} : { parentId };
  return ['UnitOpened', { ...unit, on, origin: on === FIRST ? 'first-snapshot' : 'created', ...above }];
}
const decided = (on: string, decree: string): Told => [
  'ReorganisationDecided',
  { effectiveOn: on, issuedOn: on, decrees: [decree] },
];
const edge = (from: string, to: string, on = ON): Told => [
  'UnitSucceeded',
  { unitId: from, successorId: to, share: 'SHARE_WHOLE', default: true, on },
];
const closed = (unitId: string, on = ON): Told => ['UnitClosed', { unitId, on, successorsKnown: true }];

const country = [
  decided(FIRST, '0/NQ'),
  opened(CENTRE_ID, undefined, FIRST),
  opened(PROVINCE, CENTRE_ID, FIRST),
  opened(WEST, PROVINCE, FIRST),
  opened(EAST, PROVINCE, FIRST),
];
const merger = [
  decided(ON, '1/NQ'),
  opened(MERGED, PROVINCE, ON),
  ['UnitRenamed', { unitId: PROVINCE, name: 'Tên mới', on: ON }] as Told,
  ...[WEST, EAST].map((id) => edge(id, MERGED)),
  ...[WEST, EAST].map((id) => closed(id)),
];
const absorbed = [
  ['ReorganisationCorrected', { effectiveOn: ON, reason: 'Nhập vào Tây.', cancelled: false }] as Told,
  decided(ON, '2/NQ'),
  ['UnitRenamed', { unitId: PROVINCE, name: 'Tên mới', on: ON }] as Told,
  edge(EAST, WEST),
  closed(EAST),
];
const moved = [
  [
    'ReorganisationCorrected',
    { effectiveOn: ON, reason: 'Lùi ngày.', cancelled: true, movedTo: OTHER },
  ] as Told,
  decided(OTHER, '2/NQ'),
  edge(EAST, WEST, OTHER),
  closed(EAST, OTHER),
];

function record(...commits: readonly (readonly Told[])[]) {
  const fold = createUnitHistoryFold();
  let version = 0;
  commits.forEach((told, commit) => {
    for (const [name, data] of told) {
      version += 1;
      const recordedAt = `2026-0${commit + 1}-02T00:00:00.000Z`;
      const by = { actor: `admin@centre`, unit: CENTRE_ID };
      const type = `trienkhai.units.v1.${name}`;
      fold.apply({ type, data, streamId: 'territory', version, recordedAt, ...by });
    }
  });
  return fold;
}

const said = (facts: readonly RecordedFact[]) =>
  facts.map(({ version, type, reason, decrees }) => [version, type.split('.').at(-1), reason, ...decrees]);

describe('what was recorded of a unit', () => {
  const { record: known } = record(country, merger, absorbed).snapshot();

  test('is every event of its own, each with version, decree and how it left the unit', () => {
    expect(said(known.ofUnit(WEST))).toEqual([
      [4, 'UnitOpened', undefined, '0/NQ'],
      [9, 'UnitSucceeded', undefined, '1/NQ'],
      [11, 'UnitClosed', undefined, '1/NQ'],
      [13, 'ReorganisationCorrected', 'Nhập vào Tây.', '2/NQ'],
    ]);
    const [first, , ended, corrected] = known.ofUnit(WEST);
    expect(first).toMatchObject({
      recordedAt: '2026-01-02T00:00:00.000Z',
      actor: 'admin@centre',
      unit: CENTRE_ID,
      effectiveOn: FIRST,
      after: { name: 'Tên 00001', kind: 'Xã', parent: PROVINCE, level: 'COMMUNE' },
    });
    const whole = { on: ON, share: 'WHOLE', default: true };
    expect(ended?.after).toMatchObject({ validTo: ON, successors: { [MERGED]: whole } });
    expect(corrected?.after).toEqual({ ...first?.after, predecessors: { [EAST]: whole } });
  });

  test('ends with nothing where a correction says that it never began', () => {
    expect(said(known.ofUnit(MERGED))).toEqual([
      [7, 'UnitOpened', undefined, '1/NQ'],
      [9, 'UnitSucceeded', undefined, '1/NQ'],
      [10, 'UnitSucceeded', undefined, '1/NQ'],
      [13, 'ReorganisationCorrected', 'Nhập vào Tây.', '2/NQ'],
    ]);
    expect(known.ofUnit(MERGED).at(-1)?.after).toBeNull();
  });

  test('leaves out corrections that changed nothing of it', () => {
    expect(said(known.ofUnit(PROVINCE))).toEqual([
      [3, 'UnitOpened', undefined, '0/NQ'],
      [8, 'UnitRenamed', undefined, '1/NQ'],
    ]);
    expect(known.ofUnit('commune:99999:2021-11-01')).toEqual([]);
  });

  test('a moved day is one correction, which bears the new day', () => {
    const { record: later } = record(country, merger, absorbed, moved).snapshot();
    const last = later.ofUnit(EAST).at(-1);
    expect([last?.version, last?.reason, last?.effectiveOn]).toEqual([18, 'Lùi ngày.', OTHER]);
    expect(last?.after).toMatchObject({ validTo: OTHER, successors: { [WEST]: { on: OTHER } } });
    expect(later.ofUnit(PROVINCE).at(-1)?.after).toMatchObject({ name: 'Tên 40' });
  });
});

test('what was recorded of a reorganisation is how much each telling did, and what to which unit', () => {
  const told = record(country, merger, absorbed, moved).snapshot().record;
  const [first, second, last] = told.ofReorganisations(ON);
  expect(first?.after).toEqual({
    effectiveOn: ON,
    issuedOn: ON,
    decrees: ['1/NQ'],
    count: { opened: 1, revised: 1, succeeded: 2, closed: 2 },
  });
  expect(second).toMatchObject({ reason: 'Nhập vào Tây.', after: { count: { opened: 0, closed: 1 } } });
  expect(second?.content()).toEqual({
    revised: { [PROVINCE]: { name: 'Tên mới' } },
    succeeded: { [EAST]: { [WEST]: { share: 'WHOLE', default: true } } },
    closed: { [EAST]: { successorsKnown: true } },
  });
  expect(last?.after).toBeNull();
  expect(said(told.ofReorganisations(OTHER))).toEqual([[18, 'ReorganisationCorrected', 'Lùi ngày.', '2/NQ']]);
});

test('what was recorded of an organ and of the terms of a committee stands in streams of their own', () => {
  const fold = record(country);
  const apply = (streamId: string, version: number, name: string, data: JsonObject) =>
    fold.apply({
      type: `trienkhai.units.v1.${name}`,
      data,
      streamId,
      version,
      recordedAt: '2026-05-01T00:00:00.000Z',
      actor: 'admin@centre',
      unit: CENTRE_ID,
    });
  const organ = { organId: ORGAN, code: 'BTGTU-40', name: 'Ban', kind: 'Ban', committeeId: PROVINCE };
  apply(ORGAN, 1, 'OrganEstablished', organ);
  apply(ORGAN, 2, 'OrganClosed', { organId: ORGAN, on: ON });
  apply(`terms:${PROVINCE}`, 1, 'CommitteeTermOpened', {
    committeeId: PROVINCE,
    term: 19,
    from: '2020-10-17',
  });
  const { record: known } = fold.snapshot();
  expect(known.ofUnit(ORGAN).map(({ effectiveOn, after }) => [effectiveOn, after?.['validTo']])).toEqual([
    [undefined, undefined],
    [ON, ON],
  ]);
  const ofCommittee = known.ofUnit(PROVINCE);
  expect(ofCommittee.map(({ streamId }) => streamId)).toEqual(['territory', `terms:${PROVINCE}`]);
  expect(ofCommittee.at(-1)?.after).toEqual({ terms: { '19': { from: '2020-10-17' } } });
});
