import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../envelope.ts';
import { CENTRE_ID, type UnitHistory } from '../unit-history.ts';
import { createUnitHistoryFold } from './fold.ts';
import { answeringFor } from './heirs.ts';
import { lineageOf } from './lineage.ts';
import { unitsPlacedIn } from './placed.ts';

const FIRST = '2021-11-01';
const ON = '2026-03-01';
const LATER = '2026-06-01';
const by = { actor: 'admin@centre', unit: CENTRE_ID };
const PROVINCE = 'province:40:2021-11-01';
const [WEST, EAST] = ['commune:00001:2021-11-01', 'commune:00002:2021-11-01'];
const MERGED = 'commune:00003:2026-03-01';

type Told = readonly [name: string, data: JsonObject];

const country: readonly Told[] = [
  ['ReorganisationDecided', { effectiveOn: FIRST, issuedOn: FIRST }],
  ['UnitOpened', opened(CENTRE_ID, undefined, FIRST)],
  ['UnitOpened', opened(PROVINCE, CENTRE_ID, FIRST)],
  ['UnitOpened', opened(WEST, PROVINCE, FIRST)],
  ['UnitOpened', opened(EAST, PROVINCE, FIRST)],
];
const merger: readonly Told[] = [
  ['ReorganisationDecided', { effectiveOn: ON, issuedOn: '2026-02-10' }],
  ['UnitOpened', opened(MERGED, PROVINCE, ON)],
  ['UnitSucceeded', edge(WEST, MERGED)],
  ['UnitSucceeded', edge(EAST, MERGED)],
  ['UnitClosed', { unitId: WEST, on: ON, successorsKnown: true }],
  ['UnitClosed', { unitId: EAST, on: ON, successorsKnown: true }],
];
const later: readonly Told[] = [
  ['ReorganisationDecided', { effectiveOn: LATER, issuedOn: '2026-05-20' }],
  ['UnitRenamed', { unitId: PROVINCE, name: 'Tên mới', on: LATER }],
];
const cancelled: Told = ['ReorganisationCorrected', { effectiveOn: ON, reason: 'Nhầm.', cancelled: true }];
const corrected: readonly Told[] = [
  ['ReorganisationCorrected', { effectiveOn: ON, reason: 'Chỉ đổi loại.', cancelled: false }],
  ['ReorganisationDecided', { effectiveOn: ON, issuedOn: '2026-02-10' }],
  ['UnitRetyped', { unitId: WEST, kind: 'Phường', on: ON }],
];

function opened(unitId: string, parentId: string | undefined, on: string): JsonObject {
  const [level = '', code = ''] = unitId.split(':');
  const above = parentId === undefined ? {} : { parentId };
  const origin = on === FIRST ? 'first-snapshot' : 'created';
  return {
    unitId,
    level: `LEVEL_${level.toUpperCase()}`,
    code,
    name: `Tên ${code}`,
    kind: 'Xã',
    on,
    origin,
    ...above,
  };
}

function edge(unitId: string, successorId: string): JsonObject {
  return { unitId, successorId, share: 'SHARE_WHOLE', default: true, on: ON };
}

/** Each commit with the instant at which it was recorded. */
function historyOf(
  ...commits: readonly (readonly [recordedAt: string, told: readonly Told[]])[]
): UnitHistory {
  const fold = createUnitHistoryFold();
  let version = 0;
  for (const [recordedAt, told] of commits) {
    for (const [name, data] of told) {
      version += 1;
      fold.apply({
        type: `trienkhai.units.v1.${name}`,
        data,
        streamId: 'territory',
        version,
        recordedAt,
        ...by,
      });
    }
  }
  return fold.snapshot();
}

const recorded = [
  ['2026-02-11T00:00:00.000Z', [...country, ...merger]],
  ['2026-05-21T00:00:00.000Z', later],
] as const;
const CORRECTED_AT = '2026-07-01T03:00:00.000Z';

describe('a reorganisation that did not take place', () => {
  const history = historyOf(...recorded, [CORRECTED_AT, [cancelled]]);

  test('leaves the units as they were before it, and what came later on top', () => {
    expect(history.states).toEqual([FIRST, LATER]);
    expect(history.unitsWithin(PROVINCE, 'COMMUNE', LATER)).toEqual([WEST, EAST]);
    expect(history.get(WEST)?.validTo).toBeUndefined();
    expect(history.successorsOf(WEST)).toEqual([]);
    expect(history.versionOn(PROVINCE, LATER).name).toBe('Tên mới');
  });

  test('is still there for who asks what was known before the correction', () => {
    const before = history.asKnownAt(new Date('2026-07-01T02:59:59.999Z'));
    expect(before.states).toEqual([FIRST, ON, LATER]);
    expect(before.unitsWithin(PROVINCE, 'COMMUNE', LATER)).toEqual([MERGED]);
    expect(before.get(MERGED)?.withdrawn).toBeUndefined();
    expect(before.versionOn(PROVINCE, LATER).name).toBe('Tên mới');
    expect(history.asKnownAt(new Date(CORRECTED_AT)).states).toEqual([FIRST, LATER]);
  });

  test('before a reorganisation was published nobody knew of it, correction or not', () => {
    expect(
      history.asKnownAt(new Date('2026-02-01T00:00:00Z')).unitsWithin(PROVINCE, 'COMMUNE', LATER),
    ).toEqual([WEST, EAST]);
    expect(history.asKnownAt(new Date('2026-04-01T00:00:00Z')).versionOn(PROVINCE, LATER).name).toBe(
      'Tên 40',
    );
  });

  test('a unit that thereby never began keeps its name and its place and is valid on no day', () => {
    expect(history.get(MERGED)).toMatchObject({ withdrawn: true, validFrom: ON, validTo: ON });
    expect(history.versionOn(MERGED, LATER).name).toBe('Tên 00003');
    expect(history.isValid(MERGED, ON)).toBe(false);
    expect(history.byCode('COMMUNE', '00003', ON)).toBeUndefined();
    expect(history.parentOf(MERGED, LATER)).toBe(PROVINCE);
    expect(history.ancestorsOf(MERGED, LATER)).toEqual([PROVINCE, CENTRE_ID]);
    expect(history.isWithin(MERGED, CENTRE_ID, LATER)).toBe(true);
    expect(history.isWithin(MERGED, WEST, LATER)).toBe(false);
    expect(history.asKnownAt(new Date('2026-07-02T00:00:00Z')).get(MERGED)?.withdrawn).toBe(true);
  });

  test('can be brought back by a correction of the correction', () => {
    const again = historyOf(
      ...recorded,
      [CORRECTED_AT, [cancelled]],
      ['2026-07-05T00:00:00.000Z', corrected],
    );
    expect(again.states).toEqual([FIRST, ON, LATER]);
    expect(again.versionOn(WEST, LATER).kind).toBe('Phường');
    expect(again.asKnownAt(new Date('2026-07-03T00:00:00Z')).states).toEqual([FIRST, LATER]);
    expect(again.asKnownAt(new Date('2026-06-30T00:00:00Z')).isValid(MERGED, LATER)).toBe(true);
  });
});

test('a corrected reorganisation stands in the place of the one recorded first', () => {
  const history = historyOf(...recorded, [CORRECTED_AT, corrected]);
  expect(history.states).toEqual([FIRST, ON, LATER]);
  expect(history.versionOn(WEST, ON).kind).toBe('Phường');
  expect(history.isValid(EAST, LATER)).toBe(true);
  expect(history.get(MERGED)?.withdrawn).toBe(true);
});

test('where nothing was corrected, what was known is the history itself', () => {
  const history = historyOf(...recorded);
  expect(history.asKnownAt(new Date('2026-08-01T00:00:00Z'))).toBe(history);
  const corrected = historyOf(...recorded, [CORRECTED_AT, [cancelled]]);
  const before = corrected.asKnownAt(new Date('2026-06-15T00:00:00Z'));
  expect(corrected.asKnownAt(new Date('2026-06-16T00:00:00Z'))).toBe(before);
});

describe('a reorganisation whose day of effect was another one', () => {
  const OTHER = '2026-04-01';
  const LATE = 'commune:00003:2026-04-01';
  const moved: readonly Told[] = [
    ['ReorganisationCorrected', { effectiveOn: ON, reason: 'Lùi ngày.', cancelled: true, movedTo: OTHER }],
    ['ReorganisationDecided', { effectiveOn: OTHER, issuedOn: '2026-02-10' }],
    ['UnitOpened', opened(LATE, PROVINCE, OTHER)],
    ['UnitClosed', { unitId: WEST, on: OTHER, successorsKnown: true }],
    ['UnitClosed', { unitId: EAST, on: OTHER, successorsKnown: true }],
  ];
  const history = historyOf(...recorded, [CORRECTED_AT, moved]);

  test('takes effect on that one', () => {
    expect(history.states).toEqual([FIRST, OTHER, LATER]);
    expect(history.isValid(WEST, ON)).toBe(true);
    expect(history.unitsWithin(PROVINCE, 'COMMUNE', OTHER)).toEqual([LATE]);
    expect(history.get(MERGED)?.withdrawn).toBe(true);
  });

  test('what was recorded for a unit of the wrong day counts in that of the real one', () => {
    expect(history.parentOf(MERGED, OTHER)).toBe(LATE);
    expect(history.isWithin(MERGED, LATE, OTHER)).toBe(true);
    expect(history.isWithin(MERGED, PROVINCE, OTHER)).toBe(true);
    expect(history.isWithin(MERGED, PROVINCE, ON)).toBe(true);
    expect(answeringFor(MERGED, history, OTHER)).toEqual([LATE]);
    expect(unitsPlacedIn(history, LATE)).toContain(MERGED);
    expect(lineageOf(LATE, history)).toEqual([LATE, MERGED]);
  });

  test('that is moved once more counts where it came to be; one that is cancelled, in the unit above', () => {
    const [THIRD, LAST] = ['2026-05-01', 'commune:00003:2026-05-01'];
    const again: readonly Told[] = [
      ['ReorganisationCorrected', { effectiveOn: OTHER, reason: 'Lùi.', cancelled: true, movedTo: THIRD }],
      ['ReorganisationDecided', { effectiveOn: THIRD, issuedOn: '2026-02-10' }],
      ['UnitOpened', opened(LAST, PROVINCE, THIRD)],
    ];
    const never: Told = [
      'ReorganisationCorrected',
      { effectiveOn: OTHER, reason: 'Bãi bỏ.', cancelled: true },
    ];
    const twice = historyOf(...recorded, [CORRECTED_AT, moved], ['2026-08-01T00:00:00.000Z', again]);
    expect([MERGED, LATE].map((id) => twice.parentOf(id, LATER))).toEqual([LAST, LAST]);
    const gone = historyOf(...recorded, [CORRECTED_AT, moved], ['2026-08-01T00:00:00.000Z', [never]]);
    expect([MERGED, LATE].map((id) => gone.parentOf(id, LATER))).toEqual([PROVINCE, PROVINCE]);
  });

  test('is known on the other day only since it was recorded', () => {
    const before = history.asKnownAt(new Date('2026-07-01T02:59:59.999Z'));
    expect(before.states).toEqual([FIRST, ON, LATER]);
    expect(before.get(LATE)).toBeUndefined();
    expect(before.unitsWithin(PROVINCE, 'COMMUNE', OTHER)).toEqual([MERGED]);
  });

  test('does not lend its reason to what is decided later for the day that it left', () => {
    const again = historyOf(...recorded, [CORRECTED_AT, [cancelled]], ['2026-08-01T00:00:00.000Z', merger]);
    const told = again.record.ofReorganisations(ON);
    expect(told.map(({ type, reason }) => [type.split('.').at(-1), reason])).toEqual([
      ['ReorganisationDecided', undefined],
      ['ReorganisationCorrected', 'Nhầm.'],
      ['ReorganisationDecided', undefined],
    ]);
  });
});
