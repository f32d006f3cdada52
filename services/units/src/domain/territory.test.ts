import { fold } from '@trienkhai/kernel/decider';
import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { describe, expect, test } from '@jest/globals';
import type { ApplyReorganisation, Opening, TerritoryEvent } from './reorganisation.ts';
import { territoryDecider } from './territory.ts';

const FIRST = '2021-11-01';
const LATER = '2025-07-01';
const PROVINCE = 'province:40:2021-11-01';
const DISTRICT = 'district:417:2021-11-01';
const [WEST, EAST] = ['commune:16813:2021-11-01', 'commune:16816:2021-11-01'];

const spec = deciderSpec(territoryDecider, { today: '2026-01-01' });

function place(level: Opening['level'], code: string, parentId: string | undefined, origin: string): Opening {
  return { level, code, name: `Tên ${code}`, kind: 'Loại', parentId, origin };
}

function reorganise(on: string, parts: Partial<ApplyReorganisation>): ApplyReorganisation {
  const nothing = { openings: [], revisions: [], closings: [], successions: [] };
  return {
    type: 'ApplyReorganisation',
    effectiveOn: on,
    issuedOn: on,
    decrees: ['1/NQ'],
    ...nothing,
    ...parts,
  };
}

const snapshot = reorganise(FIRST, {
  openings: [
    place('CENTRE', 'TW', undefined, 'first-snapshot'),
    place('PROVINCE', '40', CENTRE_ID, 'first-snapshot'),
    place('DISTRICT', '417', PROVINCE, 'first-snapshot'),
    place('COMMUNE', '16813', DISTRICT, 'first-snapshot'),
    place('COMMUNE', '16816', DISTRICT, 'first-snapshot'),
  ],
});
const today = { today: '2026-01-01' };
const country = territoryDecider.decide(territoryDecider.initialState, snapshot, today);

const merger = reorganise(LATER, {
  openings: [place('COMMUNE', '16813', PROVINCE, 'two-level-reform')],
  closings: [{ unitId: DISTRICT }, { unitId: WEST }, { unitId: EAST }],
  successions: [
    { fromId: DISTRICT, toId: 'commune:16813:2025-07-01', share: 'PART', default: true },
    { fromId: WEST, toId: 'commune:16813:2025-07-01', share: 'WHOLE', default: true },
    { fromId: EAST, toId: 'commune:16813:2025-07-01', share: 'WHOLE', default: true },
  ],
});

function without(...ids: readonly string[]): Partial<ApplyReorganisation> {
  return {
    ...merger,
    closings: merger.closings.filter(({ unitId }) => !ids.includes(unitId)),
    successions: merger.successions.filter(({ fromId }) => !ids.includes(fromId)),
  };
}

function refused(parts: Partial<ApplyReorganisation>, on = LATER) {
  return spec.given(...country).when(reorganise(on, parts));
}

describe('a dated state of the country is one decision', () => {
  test('the first snapshot opens every unit', () => {
    expect(country.map(({ type }) => type)).toEqual([
      'ReorganisationDecided',
      ...snapshot.openings.map(() => 'UnitOpened'),
    ]);
  });

  test('a code is used again by a new identity, and the old ones end in it', () => {
    const on = LATER;
    const to = 'commune:16813:2025-07-01';
    spec
      .given(...country)
      .when(merger)
      .then(
        { type: 'ReorganisationDecided', effectiveOn: on, issuedOn: on, decrees: ['1/NQ'] },
        { type: 'UnitOpened', unitId: to, ...merger.openings[0]!, on },
        { type: 'UnitSucceeded', unitId: DISTRICT, successorId: to, share: 'PART', default: true, on },
        { type: 'UnitSucceeded', unitId: WEST, successorId: to, share: 'WHOLE', default: true, on },
        { type: 'UnitSucceeded', unitId: EAST, successorId: to, share: 'WHOLE', default: true, on },
        { type: 'UnitClosed', unitId: DISTRICT, on, successorsKnown: true },
        { type: 'UnitClosed', unitId: WEST, on, successorsKnown: true },
        { type: 'UnitClosed', unitId: EAST, on, successorsKnown: true },
      );
  });

  test('a unit survives another name, kind and parent', () => {
    const on = '2025-01-01';
    spec
      .given(...country)
      .when(reorganise(on, { revisions: [{ unitId: WEST, name: 'Hưng Long', kind: 'Phường' }] }))
      .then(
        { type: 'ReorganisationDecided', effectiveOn: on, issuedOn: on, decrees: ['1/NQ'] },
        { type: 'UnitRenamed', unitId: WEST, name: 'Hưng Long', on },
        { type: 'UnitRetyped', unitId: WEST, kind: 'Phường', on },
      );
  });

  test('a unit may end for a stated reason without a known successor', () => {
    const events: readonly TerritoryEvent[] = territoryDecider.decide(
      fold(territoryDecider, country),
      reorganise(LATER, { closings: [{ unitId: EAST, reason: 'Chưa rõ.' }] }),
      today,
    );
    expect(events.at(-1)).toMatchObject({ type: 'UnitClosed', successorsKnown: false });
  });
});

describe('days', () => {
  test('the first state is that of the first known day', () => {
    spec
      .given()
      .when({ ...snapshot, effectiveOn: '2022-01-01', issuedOn: '2022-01-01' })
      .thenFails('REORGANISATION_INVALID', ['effectiveOn']);
  });
  test('no state is recorded into the past of another, nor twice', () => {
    refused({}, FIRST).thenFails('REORGANISATION_INVALID', ['effectiveOn']);
    spec
      .given(...country, { type: 'ReorganisationDecided', effectiveOn: LATER, issuedOn: LATER, decrees: [] })
      .when(reorganise('2025-01-01', {}))
      .thenFails('REORGANISATION_INVALID', ['effectiveOn']);
  });
  test('impossible days and decrees still to come', () => {
    refused({}, '2025-02-30').thenFails('DATE_INVALID', ['effectiveOn']);
    refused({ issuedOn: '2026-01-02' }).thenFails('DATE_INVALID', ['issuedOn']);
  });
});

describe('openings', () => {
  const created = (code: string, parentId: string) => place('COMMUNE', code, parentId, 'created');
  test('a code that another unit bears', () => {
    refused({ openings: [created('16813', DISTRICT)] }).thenFails('UNIT_EXISTS', ['openings', '0', 'code']);
    refused({ openings: [created('16899', DISTRICT), created('16899', DISTRICT)] }).thenFails('UNIT_EXISTS', [
      'openings',
      '1',
      'code',
    ]);
  });
  test('a code or origin that does not fit', () => {
    refused({ openings: [created('1681', DISTRICT)] }).thenFails('REORGANISATION_INVALID', [
      'openings',
      '0',
      'code',
    ]);
    const openings = [place('COMMUNE', '16899', DISTRICT, 'first-snapshot')];
    refused({ openings }).thenFails('REORGANISATION_INVALID', ['openings', '0', 'origin']);
  });
  test('a parent that is unknown, ends that day or is of no higher level', () => {
    for (const parentId of ['district:999:2021-11-01', WEST, CENTRE_ID]) {
      refused({ openings: [created('16899', parentId)] }).thenFails('UNIT_NOT_VALID', [
        'openings',
        '0',
        'parent',
      ]);
    }
    refused({ ...merger, openings: [...merger.openings, created('16899', DISTRICT)] }).thenFails(
      'UNIT_NOT_VALID',
      ['openings', '1', 'parent'],
    );
  });
});

describe('revisions', () => {
  test('of an unknown unit, of one twice, or without effect', () => {
    const revision = { unitId: WEST, name: 'Khác' };
    refused({ revisions: [{ ...revision, unitId: 'commune:00000:2021-11-01' }] }).thenFails('UNIT_UNKNOWN');
    refused({ revisions: [revision, revision] }).thenFails('REORGANISATION_INVALID', [
      'revisions',
      '1',
      'unit',
    ]);
    refused({ revisions: [{ unitId: WEST, name: 'Tên 16813' }] }).thenFails('REORGANISATION_INVALID', [
      'revisions',
      '0',
    ]);
  });
  test('no cycle: a parent is of a higher level', () => {
    refused({ revisions: [{ unitId: DISTRICT, parentId: WEST }] }).thenFails('UNIT_NOT_VALID', [
      'revisions',
      '0',
      'parent',
    ]);
  });
});

describe('closings and successions', () => {
  test('an end without successor or reason', () => {
    refused({ closings: [{ unitId: EAST }] }).thenFails('SUCCESSOR_MISSING', ['closings', '0', 'unit']);
  });
  test('a child left behind', () => {
    refused(without(EAST)).thenFails('UNIT_NOT_VALID', ['closings', '0', 'unit']);
  });
  test('an end twice, or of a unit that has ended', () => {
    refused({ ...merger, closings: [...merger.closings, { unitId: EAST }] }).thenFails(
      'REORGANISATION_INVALID',
    );
    const after = territoryDecider.decide(fold(territoryDecider, country), merger, today);
    spec
      .given(...country, ...after)
      .when(reorganise('2025-08-01', { closings: [{ unitId: EAST, reason: 'x' }] }))
      .thenFails('UNIT_NOT_VALID', ['closings', '0', 'unit']);
  });
  test.each([
    ['to itself', { fromId: WEST, toId: WEST, share: 'PART', default: true }, 'to'],
    ['up a level', { fromId: WEST, toId: DISTRICT, share: 'PART', default: true }, 'to'],
    ['whole though the source goes on', { fromId: WEST, toId: EAST, share: 'WHOLE', default: true }, 'share'],
    ['without a default', { fromId: WEST, toId: EAST, share: 'PART', default: false }, 'default'],
  ] as const)('an edge %s', (_name, edge, field) => {
    refused({ successions: [edge] }).thenFails('REORGANISATION_INVALID', ['successions', '0', field]);
  });
  test('a sole successor in part, or two defaults', () => {
    const edge = { fromId: EAST, toId: WEST, share: 'PART', default: true } as const;
    const closings = [{ unitId: EAST }];
    refused({ closings, successions: [edge] }).thenFails('REORGANISATION_INVALID', [
      'successions',
      '0',
      'share',
    ]);
    const openings = [place('COMMUNE', '16899', DISTRICT, 'created')];
    const second = { ...edge, toId: 'commune:16899:2025-07-01' };
    refused({ openings, closings, successions: [edge, second] }).thenFails('REORGANISATION_INVALID', [
      'successions',
      '1',
      'default',
    ]);
    refused({ openings, closings, successions: [edge, edge] }).thenFails('REORGANISATION_INVALID', [
      'successions',
      '1',
      'to',
    ]);
  });
});
