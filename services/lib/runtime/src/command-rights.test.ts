import { describe, expect, test } from '@jest/globals';
import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { FactContext, Place } from '@trienkhai/kernel/rules/unit';
import { SMALL_COUNTRY, smallCountry } from '@trienkhai/testkit/small-country';
import { createGrantFold } from '@trienkhai/kernel/grants';
import { rightsOf, type Claim, type Principal } from './auth.ts';
import { withEitherRight, withRights } from './command-rights.ts';

/** Records whatever it is told to, where it is told to. */
const recorder: Decider<readonly Place[], readonly Place[], string, FactContext> = {
  initialState: [],
  decide: (_, places) => {
    if (places.some(({ unitId }) => unitId === 'none')) throw refuse('ISSUER_UNKNOWN', 'vi', 'en');
    return ['recorded'];
  },
  evolve: (state) => state,
};
const guarded = withRights(
  recorder,
  (recorded, given) => [...recorded, ...given],
  (recorded) => recorded.map(({ unitId }) => unitId),
);
const at = (unitId: string, day = '2022-01-01'): Place => ({ unitId, day, path: ['unit'] });
const district: Principal & Claim = {
  actor: 'recorder@district:872',
  role: 'recorder',
  level: 'DISTRICT',
  code: '872',
  token: 't',
};
const contextOf = (principal: Principal) => {
  const [today, units] = ['2025-08-01', smallCountry()];
  const rights = rightsOf(principal, { units, grants: createGrantFold().book }, today);
  return { today, units, principal, rights, accountUnit: SMALL_COUNTRY.district };
};
const decide = (given: readonly Place[], recorded: readonly Place[] = [], role = district.role) =>
  guarded.decide(recorded, given, contextOf({ ...district, role }));
const forbidden = expect.objectContaining({ code: 'FORBIDDEN' });

describe('an account', () => {
  test('writes for its unit and below', () => {
    expect(decide([at(SMALL_COUNTRY.district), at(SMALL_COUNTRY.commune)])).toEqual(['recorded']);
  });

  test('writes for no other unit, neither from nor to it', () => {
    expect(() => decide([at(SMALL_COUNTRY.otherDistrict)])).toThrow(forbidden);
    expect(() => decide([at(SMALL_COUNTRY.commune)], [at(SMALL_COUNTRY.otherDistrict)])).toThrow(forbidden);
  });

  test('writes only in a role that writes, even where no place is named', () => {
    expect(() => decide([at(SMALL_COUNTRY.commune)], [], 'viewer')).toThrow(forbidden);
    expect(() => decide([], [], 'control')).toThrow(forbidden);
    expect(decide([])).toEqual(['recorded']);
  });
});

test('where either of two offices may act, the right at one of them is enough', () => {
  const [mine, other] = [at(SMALL_COUNTRY.commune), at(SMALL_COUNTRY.otherDistrict)];
  const run = (first: Place, second: Place) =>
    withEitherRight(
      recorder,
      () => [first],
      () => [second],
      () => [],
    ).decide([], [], contextOf(district));
  expect(run(mine, other)).toEqual(['recorded']);
  expect(run(other, mine)).toEqual(['recorded']);
  expect(() => run(other, other)).toThrow(forbidden);
});

test('where either of two offices may act, what else is wrong is told of the first, and a fault stays one', () => {
  const failing = (error: Error) =>
    withEitherRight(
      {
        ...recorder,
        decide: () => {
          throw error;
        },
      },
      () => [at(SMALL_COUNTRY.commune)],
      () => [at(SMALL_COUNTRY.otherDistrict)],
      () => [],
    );
  for (const error of [
    refuse('ISSUER_UNKNOWN', 'vi', 'en'),
    Object.assign(new Error('a fault of the program'), { code: 'FORBIDDEN' }),
  ]) {
    expect(() => failing(error).decide([], [], contextOf(district))).toThrow(error);
  }
});

test('what is recorded of a unit that the account does not read is not there for it, and has no version', () => {
  const recorded = [at(SMALL_COUNTRY.otherDistrict)];
  const context = contextOf(district);
  expect(guarded.hides!(recorded, [], context)).toBe(true);
  expect(guarded.hides!([at(SMALL_COUNTRY.commune)], [], context)).toBe(false);
  expect(guarded.hides!([], [], context)).toBe(false);
  expect(guarded.hides!(recorded, [], contextOf({ ...district, level: 'CENTRE', code: 'TW' }))).toBe(false);
});

describe('to an account that does not read what is recorded,', () => {
  const NOT_THERE = expect.objectContaining({ code: 'NOT_FOUND' });
  /** Ends what is recorded, unless it is told not to. */
  const ending: Decider<readonly Place[], string, string, FactContext> = {
    initialState: [],
    decide: (recorded, command) => {
      if (command === 'again') return [];
      if (recorded.length === 0) throw refuse('NOT_FOUND', 'vi', 'en');
      return ['ended'];
    },
    evolve: (state) => state,
  };
  const guardedEnd = withRights(
    ending,
    (recorded) => recorded,
    (recorded) => recorded.map(({ unitId }) => unitId),
  );
  const end = (unitId: string, command = 'end') =>
    guardedEnd.decide([at(unitId)], command, contextOf(district));

  test('it is answered as what never was', () => {
    expect(end(SMALL_COUNTRY.commune)).toEqual(['ended']);
    expect(() => end(SMALL_COUNTRY.otherDistrict)).toThrow(NOT_THERE);
  });

  test('a command that records nothing is answered as it is elsewhere', () => {
    expect(end(SMALL_COUNTRY.otherDistrict, 'again')).toEqual([]);
  });
});

describe('what is wrong with the unit is for the decider to say:', () => {
  test('a unit is judged on its nearest valid day, and a day that is none as today', () => {
    expect(decide([at(SMALL_COUNTRY.commune, '2025-07-01')])).toEqual(['recorded']);
    expect(decide([at(SMALL_COUNTRY.commune, 'never')])).toEqual(['recorded']);
    expect(() => decide([at(SMALL_COUNTRY.newCommune, '2025-07-01')])).toThrow(forbidden);
  });

  test('an organ that changes its committee is judged where it is on the day, on no day where it is today', () => {
    const province = contextOf({ ...district, level: 'PROVINCE', code: '82' });
    const record = (day: string) => () => guarded.decide([], [at(SMALL_COUNTRY.board, day)], province);
    expect(record('2022-01-01')).toThrow(forbidden);
    expect(record('2025-08-01')).not.toThrow();
    expect(record('')).not.toThrow();
  });

  test('an unknown unit has the refusal of the decider, and is never recorded', () => {
    expect(() => decide([at('none')])).toThrow(expect.objectContaining({ code: 'ISSUER_UNKNOWN' }));
    expect(() => decide([at('nobody')])).toThrow(
      expect.objectContaining({ code: 'UNIT_UNKNOWN', path: ['unit'] }),
    );
    expect(() => decide([at('none')], [], 'viewer')).toThrow(forbidden);
  });
});

describe('approving', () => {
  const review: Place = { ...at(SMALL_COUNTRY.district), action: 'approve' };
  const below: Place = { ...at(SMALL_COUNTRY.commune), action: 'approve' };

  test('is for an admin of the unit, and for recorders and admins above it', () => {
    expect(decide([review], [], 'admin')).toEqual(['recorded']);
    expect(decide([below])).toEqual(['recorded']);
    expect(decide([below], [], 'admin')).toEqual(['recorded']);
    expect(decide([below], [], 'approver')).toEqual(['recorded']);
  });

  test('is not for a recorder of the unit itself, nor for one elsewhere', () => {
    expect(() => decide([review])).toThrow(forbidden);
    expect(() => decide([review], [], 'viewer')).toThrow(forbidden);
    const elsewhere: Place = { ...at(SMALL_COUNTRY.otherDistrict), action: 'approve' };
    expect(() => decide([elsewhere], [], 'admin')).toThrow(forbidden);
  });
});
