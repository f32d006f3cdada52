import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { placesOfSession, sessionDecider } from './session.ts';
import type { SessionEvent } from './session.ts';
import type { Session } from './session-details.ts';
import { context, DIRECTIVE, OTHER_DIRECTIVE, SAMPLE_DIRECTIVE } from '../../test/study-fixture.ts';

const { given } = deciderSpec(sessionDecider, context);
const sessionId = 'session:1';
const held: Session = {
  kind: 'study-class',
  directiveIds: [DIRECTIVE, OTHER_DIRECTIVE],
  unitId: SMALL_COUNTRY.district,
  organiserIds: [SMALL_COUNTRY.politicalCentre, SMALL_COUNTRY.board],
  heldOn: '2022-04-12',
  mode: 'HYBRID',
  sites: [{ unitId: SMALL_COUNTRY.district }, { unitId: SMALL_COUNTRY.commune, name: 'Hội trường xã' }],
  people: [
    { unit: 'ATTENDEE', value: 120, qualifier: 'EXACT', expected: 125, percentStated: 96 },
    { unit: 'LEARNER', value: 40, qualifier: 'ABOUT' },
  ],
};
const recorded: SessionEvent = { type: 'SessionRecorded', sessionId, session: held, sample: false };
const plan: Session = { ...held, heldOn: undefined, people: [] };
const planned: SessionEvent = {
  type: 'SessionPlanned',
  sessionId,
  plannedOn: '2022-09-01',
  session: plan,
  sample: false,
};
const withdrawn: SessionEvent = { type: 'SessionWithdrawn', sessionId, reason: 'Nhập nhầm' };

const record = (session: Partial<Session> = {}, sample = false, isPlanned = false) =>
  ({
    type: 'RecordSession',
    sessionId,
    session: { ...held, ...session },
    sample,
    planned: isPlanned,
  }) as const;
const correct = (session: Partial<Session>, reason = 'Số liệu sai') =>
  ({ type: 'CorrectSession', sessionId, session: { ...held, ...session }, reason }) as const;
const withdraw = { type: 'WithdrawSession', sessionId, reason: 'Nhập nhầm' } as const;

describe('recording a session', () => {
  test('keeps several documents, organisers, sites and counts as they are', () => {
    given().when(record()).then(recorded);
  });

  test('trims texts and drops blank ones', () => {
    given()
      .when(record({ note: '  Lớp sáng ', conference: ' ' }))
      .then({ ...recorded, session: { ...held, note: 'Lớp sáng' } });
  });

  test('about a sample directive belongs to the sample set even when it does not say so', () => {
    const session = { ...held, directiveIds: [DIRECTIVE, SAMPLE_DIRECTIVE] };
    given()
      .when(record(session))
      .then({ ...recorded, session, sample: true });
  });

  test('in a unit of the first snapshot may lie before the first known day', () => {
    given()
      .when(record({ heldOn: '2020-02-25' }))
      .then({ ...recorded, session: { ...held, heldOn: '2020-02-25' } });
  });

  test.each<
    [string, Partial<Session>, Parameters<ReturnType<ReturnType<typeof given>['when']>['thenFails']>]
  >([
    ['an unknown directive', { directiveIds: ['directive:no'] }, ['DIRECTIVE_UNKNOWN', ['directives', '0']]],
    [
      'a directive named twice',
      { directiveIds: [DIRECTIVE, DIRECTIVE] },
      ['INVALID_ARGUMENT', ['directives', '1']],
    ],
    ['an unknown unit', { unitId: 'commune:99999:2021-11-01' }, ['UNIT_UNKNOWN', ['unit']]],
    ['a unit of later days', { unitId: SMALL_COUNTRY.newCommune }, ['UNIT_NOT_VALID', ['unit']]],
    [
      'an organiser of later days',
      { organiserIds: [SMALL_COUNTRY.newProvince] },
      ['UNIT_NOT_VALID', ['organisers', '0']],
    ],
    [
      'the same site twice',
      { sites: [{ unitId: SMALL_COUNTRY.commune }, { unitId: SMALL_COUNTRY.commune }] },
      ['INVALID_ARGUMENT', ['sites', '1']],
    ],
    ['a day to come', { heldOn: '2022-07-09' }, ['DATE_INVALID', ['heldOn']]],
    ['a day that does not exist', { heldOn: '2022-02-30' }, ['DATE_INVALID', ['heldOn']]],
    ['a last day before the first', { heldUntil: '2022-04-11' }, ['PERIOD_INVALID', ['heldUntil']]],
    [
      'more than a year',
      { heldOn: '2020-01-01', heldUntil: '2021-06-01' },
      ['PERIOD_INVALID', ['heldUntil']],
    ],
    [
      'a last day without a first',
      { heldOn: undefined, heldUntil: '2022-04-12' },
      ['DATE_INVALID', ['heldOn']],
    ],
    ['a kind that is no word', { kind: 'Lớp học' }, ['INVALID_ARGUMENT', ['kind']]],
    ['an over-long kind', { kind: 'a'.repeat(61) }, ['TEXT_TOO_LONG', ['kind']]],
    ['an over-long note', { note: 'a'.repeat(4001) }, ['TEXT_TOO_LONG', ['note']]],
    [
      'a negative count',
      { people: [{ unit: 'LEARNER', value: -1, qualifier: 'EXACT' }] },
      ['COUNT_INVALID', ['people', '0', 'value']],
    ],
    [
      'an absurd count',
      { people: [{ unit: 'LEARNER', value: 10_000_001, qualifier: 'EXACT' }] },
      ['COUNT_INVALID', ['people', '0', 'value']],
    ],
    [
      'two counts of one unit',
      {
        people: [
          { unit: 'LEARNER', value: 1, qualifier: 'EXACT' },
          { unit: 'LEARNER', value: 2, qualifier: 'ABOUT' },
        ],
      },
      ['INVALID_ARGUMENT', ['people', '1']],
    ],
  ])('refuses %s', (_, session, [code, path]) => {
    given().when(record(session)).thenFails(code, path);
  });

  test('names the successors of a unit that has ended', () => {
    const error = given()
      .when(record({ heldOn: '2025-08-01' }), { ...context, today: '2025-08-01' })
      .thenFails('UNIT_NOT_VALID', ['unit']);
    expect(error.facts['successors']).toBe(SMALL_COUNTRY.newCommune);
  });

  test('is refused when the session is recorded already', () => {
    given(recorded)
      .when(record({ note: 'khác' }))
      .thenFails('ALREADY_RECORDED');
  });
});

describe('a planned session', () => {
  const planIt = {
    type: 'PlanSession',
    sessionId,
    plannedOn: '2022-09-01',
    session: plan,
    sample: false,
  } as const;

  test('may lie ahead', () => {
    given().when(planIt).then(planned);
  });

  test('has not been held', () => {
    given()
      .when({ ...planIt, session: held })
      .thenFails('DATE_INVALID', ['heldOn']);
  });

  test('is recorded under its own id when it takes place', () => {
    given(planned)
      .when(record({}, false, true))
      .then(recorded);
  });

  test('of one unit is not recorded by another', () => {
    given(planned)
      .when(record({ unitId: SMALL_COUNTRY.otherDistrict }, false, true))
      .thenFails('INVALID_ARGUMENT', ['unit']);
  });

  test('must exist, stand and be recorded once', () => {
    given()
      .when(record({}, false, true))
      .thenFails('SESSION_UNKNOWN');
    given(planned, withdrawn)
      .when(record({}, false, true))
      .thenFails('SESSION_WITHDRAWN');
    given(planned, recorded)
      .when(record({}, false, true))
      .thenFails('ALREADY_RECORDED');
  });

  test('can be corrected while it is a plan', () => {
    const session = { ...plan, note: 'Dời sang hội trường mới' };
    given(planned)
      .when({ type: 'CorrectSession', sessionId, session, reason: 'Đổi chỗ' })
      .then({ type: 'SessionCorrected', sessionId, session, reason: 'Đổi chỗ' });
  });
});

describe('correcting and withdrawing', () => {
  test('a correction carries the whole new value and its reason', () => {
    const session = { ...held, heldOn: '2022-04-13' };
    given(recorded)
      .when(correct({ heldOn: '2022-04-13' }))
      .then({ type: 'SessionCorrected', sessionId, session, reason: 'Số liệu sai' });
  });

  test('a correction to what already stands changes nothing', () => {
    given(recorded).when(correct({})).thenNothing();
  });

  test('a correction needs a reason and an existing session', () => {
    given(recorded).when(correct({}, ' ')).thenFails('INVALID_ARGUMENT', ['reason']);
    given().when(correct({})).thenFails('SESSION_UNKNOWN');
    given(recorded, withdrawn).when(correct({})).thenFails('SESSION_WITHDRAWN');
  });

  test('a correction does not carry a session over into the sample set', () => {
    given(recorded)
      .when(correct({ directiveIds: [SAMPLE_DIRECTIVE] }))
      .thenFails('INVALID_ARGUMENT', ['directives']);
  });

  test('withdrawing twice changes nothing the second time', () => {
    given(recorded).when(withdraw).then(withdrawn);
    given(recorded, withdrawn).when(withdraw).thenNothing();
    given().when(withdraw).thenFails('SESSION_UNKNOWN');
  });

  test('rights are judged where the session stood and where it shall stand', () => {
    const state = sessionDecider.evolve(sessionDecider.initialState, recorded);
    const moved = correct({ unitId: SMALL_COUNTRY.otherDistrict, heldOn: '2022-05-01' });
    expect(placesOfSession(state, moved, context.today).map(({ unitId, day }) => [unitId, day])).toEqual([
      [SMALL_COUNTRY.district, '2022-04-12'],
      [SMALL_COUNTRY.otherDistrict, '2022-05-01'],
    ]);
    expect(placesOfSession(state, withdraw, context.today)).toHaveLength(1);
  });
});
