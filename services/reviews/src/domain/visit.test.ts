import { describe, test } from '@jest/globals';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { context, DIRECTIVE, SAMPLE_DIRECTIVE } from '../../test/reviews-fixture.ts';
import type { Visit } from './visit-details.ts';
import { visitDecider } from './visit.ts';
import type { VisitEvent } from './visit.ts';

const { given } = deciderSpec(visitDecider, context);
const visitId = 'visit:1';
const visit: Visit = {
  kind: 'DELEGATION',
  byId: SMALL_COUNTRY.board,
  stops: [
    {
      unitId: SMALL_COUNTRY.district,
      findings: ['Đã quán triệt'],
      instructions: ['Mở lớp cho đảng viên mới'],
    },
    { unitId: SMALL_COUNTRY.otherDistrict, on: '2020-02-27', findings: [], instructions: [] },
  ],
  directiveIds: [DIRECTIVE],
  from: '2020-02-25',
  to: '2020-02-28',
  findings: [],
  instructions: [],
};
const recorded: VisitEvent = { type: 'VisitRecorded', visitId, visit, sample: false };
const record = (change: Partial<Visit> = {}) =>
  ({ type: 'RecordVisit', visitId, visit: { ...visit, ...change }, sample: false }) as const;

describe('a visit', () => {
  test('of several days goes to many units, before the first known day too', () => {
    given().when(record()).then(recorded);
    given(recorded).when(record()).thenFails('ALREADY_RECORDED');
  });

  test('about a sample directive belongs to the sample set', () => {
    const directiveIds = [DIRECTIVE, SAMPLE_DIRECTIVE];
    given()
      .when(record({ directiveIds }))
      .then({ ...recorded, visit: { ...visit, directiveIds }, sample: true });
  });

  test.each<[string, Partial<Visit>, Parameters<ReturnType<ReturnType<typeof given>['when']>['thenFails']>]>([
    ['without a stop', { stops: [] }, ['INVALID_ARGUMENT', ['stops']]],
    [
      'that stops twice at one unit on one day',
      {
        stops: [
          ...visit.stops,
          { unitId: SMALL_COUNTRY.district, on: '2020-02-25', findings: [], instructions: [] },
        ],
      },
      ['INVALID_ARGUMENT', ['stops', '2']],
    ],
    [
      'with a stop outside its days',
      { stops: [{ unitId: SMALL_COUNTRY.district, on: '2020-03-01', findings: [], instructions: [] }] },
      ['DATE_INVALID', ['stops', '0', 'on']],
    ],
    [
      'to a unit of later days',
      { stops: [{ unitId: SMALL_COUNTRY.newCommune, findings: [], instructions: [] }] },
      ['UNIT_NOT_VALID', ['stops', '0', 'unit']],
    ],
    ['by an unknown organ', { byId: 'organ:none' }, ['UNIT_UNKNOWN', ['by']]],
    ['that ends before it begins', { to: '2020-02-24' }, ['PERIOD_INVALID', ['to']]],
    ['that ends after today', { to: '2022-07-09' }, ['DATE_INVALID', ['to']]],
    [
      'under an unknown directive',
      { directiveIds: ['directive:none'] },
      ['DIRECTIVE_UNKNOWN', ['directives', '0']],
    ],
    ['with an over-long finding', { findings: ['a'.repeat(4001)] }, ['TEXT_TOO_LONG', ['findings', '0']]],
  ])('is refused %s', (_, change, [code, path]) => {
    given().when(record(change)).thenFails(code, path);
  });

  test('a stop may come again on another day', () => {
    const stops = [
      ...visit.stops,
      { unitId: SMALL_COUNTRY.district, on: '2020-02-28', findings: [], instructions: [] },
    ];
    given()
      .when(record({ stops }))
      .then({ ...recorded, visit: { ...visit, stops } });
  });
});

test('a correction carries the whole value and a reason', () => {
  const correct = (change: Partial<Visit>) =>
    ({ type: 'CorrectVisit', visitId, visit: { ...visit, ...change }, reason: 'Thiếu' }) as const;
  given(recorded)
    .when(correct({ to: '2020-02-27' }))
    .then({ type: 'VisitCorrected', visitId, visit: { ...visit, to: '2020-02-27' }, reason: 'Thiếu' });
  given(recorded).when(correct({})).thenNothing();
  given().when(correct({})).thenFails('VISIT_UNKNOWN');
});

test('a visit that did not take place is withdrawn with a reason, and is not corrected afterwards', () => {
  const withdraw = { type: 'WithdrawVisit', visitId, reason: 'Hoãn' } as const;
  const withdrawn: VisitEvent = { type: 'VisitWithdrawn', visitId, reason: 'Hoãn' };
  given(recorded).when(withdraw).then(withdrawn);
  given(recorded, withdrawn).when(withdraw).thenNothing();
  given(recorded)
    .when({ ...withdraw, reason: ' ' })
    .thenFails('INVALID_ARGUMENT', ['reason']);
  given(recorded, withdrawn)
    .when({ type: 'CorrectVisit', visitId, visit, reason: 'Thiếu' })
    .thenFails('VISIT_WITHDRAWN', ['visit']);
  given().when(withdraw).thenFails('VISIT_UNKNOWN');
});

describe('a survey', () => {
  const stop = { unitId: SMALL_COUNTRY.district, findings: ['Chưa có kế hoạch'], instructions: [] };
  const survey = { kind: 'SURVEY', stops: [stop] } as const;

  test('looks into one directive in one unit and says what it found', () => {
    given()
      .when(record(survey))
      .then({ ...recorded, visit: { ...visit, ...survey } });
  });

  test.each<[string, Partial<Visit>, string]>([
    ['of two units', { stops: visit.stops }, 'stops'],
    ['of two directives', { directiveIds: [DIRECTIVE, SAMPLE_DIRECTIVE] }, 'directives'],
    ['of no directive', { directiveIds: [] }, 'directives'],
    ['without a finding', { stops: [{ ...stop, findings: [] }] }, 'findings'],
  ])('%s is refused', (_, change, path) => {
    given()
      .when(record({ ...survey, ...change }))
      .thenFails('INVALID_ARGUMENT', [path]);
  });
});
