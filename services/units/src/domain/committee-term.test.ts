import { CENTRE_ID } from '@trienkhai/kernel/unit-history';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { smallCountry } from '@trienkhai/testkit/small-country';
import { describe, test } from '@jest/globals';
import { termsDecider, type OpenCommitteeTerm, type TermEvent } from './committee-term.ts';

const spec = deciderSpec(termsDecider, { units: smallCountry() });

const term = { committeeId: CENTRE_ID, term: 13, from: '2021-02-01', to: undefined };
const opened: TermEvent = { type: 'CommitteeTermOpened', ...term };
const open = (change: Partial<OpenCommitteeTerm> = {}): OpenCommitteeTerm => ({
  type: 'OpenCommitteeTerm',
  ...term,
  ...change,
});

describe('terms of a committee', () => {
  test('follow one another', () => {
    spec.given().when(open()).then(opened);
    spec
      .given(opened)
      .when(open({ term: 14, from: '2026-01-23' }))
      .then({ ...opened, term: 14, from: '2026-01-23' });
  });

  test('the same one again changes nothing', () => {
    spec.given(opened).when(open()).then();
  });

  test('an earlier or overlapping one is refused', () => {
    spec
      .given(opened)
      .when(open({ term: 12, from: '2016-01-28' }))
      .thenFails('PERIOD_INVALID', ['term']);
    spec
      .given(opened)
      .when(open({ term: 14, from: '2020-01-01' }))
      .thenFails('PERIOD_INVALID', ['term']);
    spec
      .given()
      .when(open({ to: '2021-01-01' }))
      .thenFails('PERIOD_INVALID', ['to']);
  });

  test('a term has a number and a known committee', () => {
    spec
      .given()
      .when(open({ term: 0 }))
      .thenFails('INVALID_ARGUMENT', ['term']);
    spec
      .given()
      .when(open({ committeeId: 'province:99:2021-11-01' }))
      .thenFails('UNIT_UNKNOWN', ['committee']);
  });
});
