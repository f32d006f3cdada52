import { describe, expect, test } from '@jest/globals';
import type { DomainErrorCode } from '@trienkhai/kernel/domain-error';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { context } from '../../test/reviews-fixture.ts';
import { awardDecider, identityOfAward, placesOfAward } from './award.ts';
import type { Award, AwardEvent } from './award.ts';

const { given } = deciderSpec(awardDecider, context);
const awardId = 'award:1';
const launched: Award = {
  unitId: SMALL_COUNTRY.district,
  name: 'Giải Búa liềm vàng',
  edition: 'VII (2022)',
  state: 'LAUNCHED',
};
const awarded: Award = { ...launched, state: 'AWARDED', on: '2022-06-01', collectives: 3, individuals: 7 };
const record = (award: Award) => ({ type: 'RecordAward', awardId, award, sample: false }) as const;
const recorded = (award: Award): AwardEvent => ({ type: 'AwardRecorded', awardId, award, sample: false });
const correct = (award: Award) => ({ type: 'CorrectAward', awardId, award, reason: 'Nhập nhầm' }) as const;
const withdraw = { type: 'WithdrawAward', awardId, reason: 'Nhập nhầm' } as const;
const withdrawn: AwardEvent = { ...withdraw, type: 'AwardWithdrawn' };

describe('an award', () => {
  test('is launched, then awarded to collectives and individuals that are counted apart', () => {
    given().when(record(launched)).then(recorded(launched));
    given(recorded(launched)).when(record(awarded)).then(recorded(awarded));
    given(recorded(awarded)).when(record(awarded)).thenNothing();
  });

  test('is the same one however its name and edition are written', () => {
    const loud = { ...launched, name: 'GIẢI BÚA LIỀM  VÀNG', edition: 'vii (2022)' };
    expect(identityOfAward(loud)).toBe(identityOfAward(launched));
    expect(identityOfAward({ ...launched, edition: 'VIII (2023)' })).not.toBe(identityOfAward(launched));
  });

  test.each<[string, Partial<Award>, DomainErrorCode, readonly string[]]>([
    ['counts of one that is only launched', { collectives: 0 }, 'COUNT_INVALID', ['collectives']],
    ['half an individual', { state: 'AWARDED', individuals: 0.5 }, 'COUNT_INVALID', ['individuals']],
    ['a day to come', { on: '2022-07-09' }, 'DATE_INVALID', ['on']],
    ['an unknown unit', { unitId: 'district:1:2021-11-01' }, 'UNIT_UNKNOWN', ['unit']],
    [
      'a unit of later days',
      { unitId: SMALL_COUNTRY.newCommune, on: '2022-01-01' },
      'UNIT_NOT_VALID',
      ['unit'],
    ],
    ['no edition', { edition: ' ' }, 'INVALID_ARGUMENT', ['edition']],
    ['a year of another age', { year: 1066 }, 'INVALID_ARGUMENT', ['year']],
  ])('with %s is refused', (_, change, code, path) => {
    given()
      .when(record({ ...launched, ...change }))
      .thenFails(code, path);
  });

  test('is corrected with a reason, but stays the award it is', () => {
    const fewer = { ...awarded, individuals: 6 };
    given(recorded(awarded))
      .when(correct(fewer))
      .then({ type: 'AwardCorrected', awardId, award: fewer, reason: 'Nhập nhầm' });
    given(recorded(awarded)).when(correct(awarded)).thenNothing();
    given(recorded(awarded))
      .when(correct({ ...awarded, edition: 'VI' }))
      .thenFails('INVALID_ARGUMENT', ['edition']);
    given().when(correct(awarded)).thenFails('AWARD_UNKNOWN', ['award']);
  });

  test('is withdrawn once, takes no correction then, and may be recorded anew', () => {
    given(recorded(awarded)).when(withdraw).then(withdrawn);
    given(recorded(awarded), withdrawn).when(withdraw).thenNothing();
    given(recorded(awarded), withdrawn).when(correct(awarded)).thenFails('AWARD_WITHDRAWN', ['award']);
    given(recorded(awarded), withdrawn).when(record(awarded)).then(recorded(awarded));
  });

  test('stands with the unit that reports it, on its day', () => {
    const state = awardDecider.evolve(awardDecider.initialState, recorded(awarded));
    const place = { unitId: SMALL_COUNTRY.district, day: '2022-06-01', path: ['unit'] };
    expect(placesOfAward(state, withdraw, context.today)).toEqual([place]);
    expect(placesOfAward(state, record(launched), context.today)).toEqual([{ ...place, day: context.today }]);
  });
});
