import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { context, ID, OTHER, SAMPLE } from '../../test/directives-fixture.ts';
import { placesOfProgress, progressDecider } from './progress.ts';
import type { CorrectUnitStage, ProgressEvent, ReachStage } from './progress.ts';

const { given } = deciderSpec(progressDecider, context);
const of = { directiveId: ID, unitId: SMALL_COUNTRY.commune };
const received: ProgressEvent = { type: 'DirectiveReceived', ...of, on: '2022-03-01', sample: false };
const planned: ProgressEvent = { type: 'PlanAdopted', ...of, on: '2022-04-01', sample: false };
const receive = (change: Partial<ReachStage> = {}): ReachStage => ({
  type: 'RecordReceipt',
  ...of,
  on: '2022-03-01',
  sample: false,
  ...change,
});
const correct = (change: Partial<CorrectUnitStage> = {}): CorrectUnitStage => ({
  type: 'CorrectUnitStage',
  ...of,
  stage: 'RECEIVED',
  withdrawn: false,
  reason: 'Ghi nhầm ngày',
  ...change,
});
const corrected: ProgressEvent = {
  type: 'UnitStageCorrected',
  ...of,
  stage: 'RECEIVED',
  withdrawn: false,
  on: '2022-03-02',
  reason: 'Ghi nhầm ngày',
};

describe('a unit', () => {
  test('reaches each stage by its own command, in any order', () => {
    given().when(receive()).then(received);
    given()
      .when(receive({ type: 'AdoptPlan', on: '2022-04-01' }))
      .then(planned);
    given(planned)
      .when(receive({ type: 'AdoptProgramme' }))
      .then({ ...received, type: 'ProgrammeAdopted' });
  });

  test('says the same day again without effect, and another day by a correction', () => {
    given(received)
      .when(receive({ note: 'gửi lại' }))
      .thenNothing();
    given(received)
      .when(receive({ on: '2022-03-02' }))
      .thenFails('ALREADY_RECORDED', ['on']);
    given({ ...received, directiveId: OTHER })
      .when(receive({ directiveId: OTHER, on: undefined }))
      .thenFails('ALREADY_RECORDED', ['on']);
  });

  test('may not know the day', () => {
    given()
      .when(receive({ directiveId: OTHER, on: undefined }))
      .then({ ...received, directiveId: OTHER, on: undefined });
  });

  test('names a document that is registered', () => {
    given()
      .when(receive({ documentId: OTHER, note: ' Công văn đến ' }))
      .then({ ...received, documentId: OTHER, note: 'Công văn đến' });
    given()
      .when(receive({ documentId: 'directive:none' }))
      .thenFails('DIRECTIVE_UNKNOWN', ['document']);
  });

  test('receives a sample directive into the sample set', () => {
    given()
      .when(receive({ directiveId: SAMPLE }))
      .then({ ...received, directiveId: SAMPLE, sample: true });
  });
});

describe('a stage is refused', () => {
  test.each<
    [string, Partial<ReachStage>, Parameters<ReturnType<ReturnType<typeof given>['when']>['thenFails']>]
  >([
    [
      'under a directive that is not registered',
      { directiveId: 'directive:none' },
      ['DIRECTIVE_UNKNOWN', ['directive']],
    ],
    ['before the day of issue', { on: '2016-05-14' }, ['DATE_INVALID', ['on']]],
    ['after today', { on: '2024-07-09' }, ['DATE_INVALID', ['on']]],
    ['from the day of its recall on', { on: '2024-06-01' }, ['DIRECTIVE_RECALLED', ['on']]],
    ['without a day once it is recalled', { on: undefined }, ['DIRECTIVE_RECALLED', ['on']]],
    ['for an unknown unit', { unitId: 'commune:1:2021-11-01' }, ['UNIT_UNKNOWN', ['unit']]],
    ['for a unit of later days', { unitId: SMALL_COUNTRY.newCommune }, ['UNIT_NOT_VALID', ['unit']]],
    ['with an over-long note', { note: 'a'.repeat(4001) }, ['TEXT_TOO_LONG', ['note']]],
  ])('%s', (_, change, [code, path]) => {
    given().when(receive(change)).thenFails(code, path);
  });

  test('but not on a day before the recall', () => {
    given()
      .when(receive({ on: '2024-05-31' }))
      .then({ ...received, on: '2024-05-31' });
  });

  test('of a unit that has ended, with its successors', () => {
    const error = given()
      .when(receive({ directiveId: OTHER, on: '2025-08-01' }), { ...context, today: '2025-08-01' })
      .thenFails('UNIT_NOT_VALID', ['unit']);
    expect(error.facts).toMatchObject({ successors: SMALL_COUNTRY.newCommune, validTo: '2025-07-01' });
  });
});

describe('a correction', () => {
  test('puts another day, with a reason', () => {
    given(received)
      .when(correct({ on: '2022-03-02' }))
      .then(corrected);
    given(received)
      .when(correct({ on: '2022-03-01' }))
      .thenNothing();
    given(received)
      .when(correct({ on: '2022-03-02', reason: '' }))
      .thenFails('INVALID_ARGUMENT', ['reason']);
  });

  test('takes a stage back, after which it can be recorded anew', () => {
    const takenBack: ProgressEvent = { ...corrected, withdrawn: true, on: undefined };
    given(received)
      .when(correct({ withdrawn: true }))
      .then(takenBack);
    given(received, takenBack)
      .when(correct({ withdrawn: true }))
      .thenFails('STAGE_NOT_RECORDED');
    given(received, takenBack)
      .when(receive({ on: '2022-05-01' }))
      .then({ ...received, on: '2022-05-01' });
  });

  test('needs a stage that is recorded', () => {
    given(planned).when(correct()).thenFails('STAGE_NOT_RECORDED', ['stage']);
  });

  test('is judged on the recorded and on the given day', () => {
    const state = progressDecider.evolve({}, received);
    const days = placesOfProgress(state, correct({ on: '2022-03-02' }), context.today).map(({ day }) => day);
    expect(days).toEqual(['2022-03-02', '2022-03-01']);
  });
});
