import { describe, expect, test } from '@jest/globals';
import type { DomainError } from '@trienkhai/kernel/domain-error';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import type { Claim } from '@trienkhai/runtime/auth';
import { fixedUnits } from '@trienkhai/testkit/service-fixture';
import { SMALL_COUNTRY as id, smallCountry } from '@trienkhai/testkit/small-country';
import type { Peers } from '../peers.ts';
import {
  asOfAsked,
  dayFor,
  knownUnit,
  placeOf,
  readTerritory,
  scopeOf,
  territoryOf,
  unitsOf,
} from './as-of.ts';
import { startRead } from './read.ts';

const [EVE, REFORM, TODAY] = ['2025-06-30', '2025-07-01', '2026-11-26'];
const NEVER = 'commune:1:2021-11-01';
const country = smallCountry();

function readAs(level: Claim['level'], code: string, history = country) {
  const principal = { actor: 'office', token: 't', role: 'viewer', level, code } as const;
  const evidence = { open: () => Promise.reject(new Error('no store')), note: () => undefined };
  const caller = { principal, peers: {} as Peers, after: [] };
  return startRead(caller, { units: fixedUnits(history), evidence }, new Date(`${TODAY}T03:00:00Z`));
}

const centre = readAs('CENTRE', 'TW');
const province = readAs('PROVINCE', '40');
const today = { on: TODAY };

function refusal(ask: () => unknown): DomainError {
  try {
    ask();
  } catch (error) {
    return error as DomainError;
  }
  throw new Error('nothing was refused');
}

describe('the two times of a question', () => {
  test('are today and all that is known where it names none', () => {
    for (const left of [{}, { on: null, knownAt: null }]) {
      expect(asOfAsked(centre, left)).toEqual({ read: centre, on: TODAY, knownAt: undefined });
    }
  });

  test('are those that it names', () => {
    const asOf = asOfAsked(centre, { on: EVE, knownAt: '2021-10-01T00:00:00Z' });
    expect(asOf).toEqual({ read: centre, on: EVE, knownAt: new Date('2021-10-01T00:00:00Z') });
    expect([unitsOf(asOf).states, unitsOf({ read: centre, on: EVE }).states]).toEqual([
      country.asKnownAt(new Date('2021-10-01T00:00:00Z')).states,
      country.states,
    ]);
  });
});

describe('about a unit', () => {
  const asOf = asOfAsked(centre, {});

  test('one is answered on its valid day nearest to the day of the question, where none is named', () => {
    for (const day of [undefined, null]) expect(dayFor(asOf, id.commune, day)).toBe(EVE);
    expect(dayFor({ ...asOf, on: '2022-01-01' }, id.newCommune, undefined)).toBe(REFORM);
  });

  test('one is answered on the day that is named', () => {
    expect(dayFor(asOf, id.commune, '2022-01-01')).toBe('2022-01-01');
  });

  test('one is told when it was valid, and what was before and after it, on a day on which it was not', () => {
    const ended = refusal(() => dayFor(asOf, id.commune, TODAY));
    expect(ended).toMatchObject({ code: 'UNIT_NOT_VALID', path: ['on'] });
    expect(ended.facts).toEqual({
      ...{ unit: id.commune, on: TODAY, validFrom: '', validTo: REFORM },
      ...{ successors: id.newCommune, predecessors: '' },
    });
    expect(ended.text.vi).toContain(
      `Trường Xuân không tồn tại vào ngày ${TODAY}: đơn vị này có đến hết ngày ${EVE}.`,
    );
    expect(ended.text.en).toContain(
      `Trường Xuân does not exist on ${TODAY}: it is there until the end of ${EVE}.`,
    );
    const begun = refusal(() => dayFor(asOf, id.newCommune, EVE));
    expect(begun.facts).toMatchObject({ predecessors: [id.district, id.commune].join(',') });
    expect(begun.text.vi).toContain(`đơn vị này có từ ngày ${REFORM}.`);
    expect(begun.text.en).toContain(`it is there from ${REFORM}.`);
  });

  test('one is told both days of a unit that began and ended, and all that took its place', () => {
    const edge = { on: '2023-01-01', share: 'PART', default: false } as const;
    const between = { validFrom: '2022-01-01', validTo: '2023-01-01' };
    const history: UnitHistory = {
      ...country,
      isValid: () => false,
      successorsOf: (fromId) => [id.newCommune, id.otherDistrict].map((toId) => ({ ...edge, fromId, toId })),
      get: (unitId) => ({ ...country.get(unitId)!, ...between }),
    };
    const ofBoth = asOfAsked(readAs('CENTRE', 'TW', history), {});
    const { text, facts } = refusal(() => dayFor(ofBoth, id.commune, TODAY));
    expect(facts['successors']).toBe(`${id.newCommune},${id.otherDistrict}`);
    expect(text.vi).toContain('có từ ngày 2022-01-01 đến hết ngày 2022-12-31.');
    expect(text.en).toContain('it is there from 2022-01-01 until the end of 2022-12-31.');
  });

  test('that never was there is nothing, at the argument that names it', () => {
    expect(knownUnit(country, id.commune, 'unit').id).toBe(id.commune);
    expect(refusal(() => knownUnit(country, NEVER, 'unit'))).toMatchObject({
      ...{ code: 'UNIT_UNKNOWN', path: ['unit'], facts: { unit: NEVER } },
    });
    expect(refusal(() => dayFor(asOf, NEVER, TODAY))).toMatchObject({ code: 'UNIT_UNKNOWN', path: ['on'] });
  });
});

describe('a place', () => {
  test('that is not named is the country, on whatever day is named', () => {
    expect(placeOf(centre, {}, today)).toEqual({ within: undefined, asOf: { read: centre, on: TODAY } });
    expect(placeOf(centre, { within: null, on: EVE }, today)).toEqual({
      within: undefined,
      asOf: { read: centre, on: EVE },
    });
  });

  test('is asked about on its own day, as it was known then', () => {
    const knownAt = new Date('2026-01-01T00:00:00Z');
    expect(placeOf(centre, { within: id.commune }, { on: TODAY, knownAt })).toEqual({
      within: id.commune,
      asOf: { read: centre, on: EVE, knownAt },
    });
    expect(refusal(() => placeOf(centre, { within: NEVER }, today))).toMatchObject({
      ...{ code: 'UNIT_UNKNOWN', path: ['within'] },
    });
  });

  test('of units alone is open to every account', () => {
    expect(placeOf(province, { within: id.newProvince }, today).within).toBe(id.newProvince);
  });
});

describe('what is recorded of a territory', () => {
  test('is asked about in what the account reads', () => {
    expect(scopeOf(province, { within: id.otherDistrict, on: EVE }, today)).toEqual({
      within: id.otherDistrict,
      asOf: { read: province, on: EVE },
    });
    expect(scopeOf(province, {}, today).within).toBeUndefined();
    expect(scopeOf(centre, { within: id.commune }, today).within).toBe(id.commune);
  });

  test('that it does not read is answered as that of a unit that never was', () => {
    for (const within of [id.newProvince, NEVER]) {
      expect(refusal(() => scopeOf(province, { within }, today))).toMatchObject({
        ...{ code: 'UNIT_UNKNOWN', path: ['within'], facts: { unit: within } },
      });
    }
    expect(() => readTerritory({ read: province, on: TODAY }, id.otherDistrict)).not.toThrow();
  });

  test('is that of the account itself for figures that name none', () => {
    for (const left of [{}, { within: null }]) {
      expect(territoryOf(province, left, today).within).toBe(id.otherProvince);
      expect(territoryOf(centre, left, today).within).toBeUndefined();
    }
    expect(territoryOf(province, { within: id.otherDistrict }, today).within).toBe(id.otherDistrict);
    expect(territoryOf(province, { on: EVE }, today).asOf.on).toBe(EVE);
    expect(refusal(() => territoryOf(readAs('COMMUNE', '9'), {}, today)).code).toBe('WITHIN_REQUIRED');
  });
});
