import { test } from '@jest/globals';
import { deciderSpec } from '@trienkhai/testkit/decider-spec';
import { SMALL_COUNTRY } from '@trienkhai/testkit/small-country';
import { completionDecider } from './completion.ts';
import type { CompleteStudy, Completion, CompletionEvent } from './completion.ts';
import { context, DIRECTIVE, OTHER_DIRECTIVE, SAMPLE_DIRECTIVE } from '../../test/study-fixture.ts';

const { given } = deciderSpec(completionDecider, context);
const of = { directiveId: DIRECTIVE, unitId: SMALL_COUNTRY.commune };
const completed: CompletionEvent = { type: 'StudyCompleted', ...of, on: '2022-05-10', sample: false };
const complete = (change: Partial<CompleteStudy> = {}): CompleteStudy => ({
  type: 'CompleteStudy',
  ...of,
  on: '2022-05-10',
  sample: false,
  ...change,
});
const correct = (change: Completion, withdrawn = false) =>
  ({ type: 'CorrectStudyCompletion', ...of, ...change, withdrawn, reason: 'Ghi nhầm' }) as const;
const takenBack: CompletionEvent = {
  type: 'StudyCompletionCorrected',
  ...of,
  withdrawn: true,
  reason: 'Ghi nhầm',
};

test('a unit completes the study of a directive once', () => {
  given().when(complete()).then(completed);
  given(completed).when(complete()).thenNothing();
  given(completed)
    .when(complete({ on: '2022-05-11' }))
    .thenFails('ALREADY_RECORDED', ['on']);
});

test('the day may stay unknown', () => {
  given()
    .when(complete({ on: undefined }))
    .then({ ...completed, on: undefined });
});

test('it lies neither before the issue nor after today, in a unit of its day', () => {
  given()
    .when(complete({ on: '2016-05-14' }))
    .thenFails('DATE_INVALID', ['on']);
  given()
    .when(complete({ on: '2022-07-09' }))
    .thenFails('DATE_INVALID', ['on']);
  given()
    .when(complete({ unitId: SMALL_COUNTRY.newCommune }))
    .thenFails('UNIT_NOT_VALID', ['unit']);
});

test('its directive and document are registered', () => {
  given()
    .when(complete({ directiveId: 'directive:no' }))
    .thenFails('DIRECTIVE_UNKNOWN', ['directive']);
  given()
    .when(complete({ documentId: 'directive:no' }))
    .thenFails('DIRECTIVE_UNKNOWN', ['document']);
  given()
    .when(complete({ documentId: OTHER_DIRECTIVE }))
    .then({ ...completed, documentId: OTHER_DIRECTIVE });
});

test('that of a sample directive belongs to the sample set', () => {
  given()
    .when(complete({ directiveId: SAMPLE_DIRECTIVE }))
    .then({ ...completed, directiveId: SAMPLE_DIRECTIVE, sample: true });
});

test('a correction puts another day, or takes the completion back', () => {
  given(completed)
    .when(correct({ on: '2022-05-11' }))
    .then({ ...takenBack, withdrawn: false, on: '2022-05-11' });
  given(completed)
    .when(correct({ on: '2022-05-10' }))
    .thenNothing();
  given(completed).when(correct({}, true)).then(takenBack);
});

test('what is not recorded is not corrected, and what was taken back can be recorded anew', () => {
  given()
    .when(correct({ on: '2022-05-11' }))
    .thenFails('STAGE_NOT_RECORDED');
  given(completed, takenBack).when(correct({}, true)).thenFails('STAGE_NOT_RECORDED');
  given(completed, takenBack)
    .when(complete({ on: '2022-06-01' }))
    .then({ ...completed, on: '2022-06-01' });
});
