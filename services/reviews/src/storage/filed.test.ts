import { expect, test } from '@jest/globals';
import type { JsonObject, RecordedEvent } from '@trienkhai/kernel/envelope';
import { periodIdOf, type ReportingPeriod } from '@trienkhai/kernel/reporting/period';
import { books, filed } from './filed.ts';
import { periodCodec } from './period-codec.ts';

const unitId = 'commune:30055:2021-11-01';
const period = { from: '2022-01-01', to: '2022-06-30', closed: true };
const where = { topic: 't', partition: 0, offset: 0n, recordedAt: '' };

function foldAll<View>(
  projection: { project(view: View | null, event: RecordedEvent, context: typeof where): View | null },
  streamId: string,
  events: readonly { readonly type: string; readonly data: JsonObject }[],
): View | null {
  const recorded = events.map(({ type, data }, index): RecordedEvent => {
    const version = index + 1;
    const recordedAt = `2022-07-0${version}T03:00:00.000Z`;
    const by = { commandId: `${version}`, actor: 'a', unit: unitId, commitHash: 'h' };
    const at = { commitSeq: version, commitIndex: 0, commitSize: 1 };
    return { id: `${streamId}/${version}`, streamId, version, type, data, recordedAt, ...by, ...at };
  });
  return recorded.reduce<View | null>((view, event) => projection.project(view, event, where), null);
}

const review = (type: string, data: JsonObject = {}) => ({
  type: `trienkhai.reviews.v1.${type}`,
  data: { reviewId: 'review:1', ...data },
});
const submitted = review('ReviewSubmitted', {
  review: { kind: 'REVIEW_KIND_HALF_YEAR', unitId, period },
  submittedBy: 'recorder@commune:30055',
});

test('a review is on file from its first submission, and in the state that it has come to, until it is withdrawn', () => {
  const returned = review('ReviewReturned', { reason: 'r', returnedBy: 'a' });
  const again = review('ReviewResubmitted', { submittedBy: 'b' });
  const state = (...events: (typeof submitted)[]) => foldAll(filed, 'review:1', events)?.filing;
  expect(state(submitted)).toMatchObject({ state: 'SUBMITTED', submittedOn: '2022-07-01', unitId });
  expect(state(submitted, returned)?.state).toBe('RETURNED');
  expect(state(submitted, returned, again)).toMatchObject({ state: 'SUBMITTED', submittedOn: '2022-07-01' });
  expect(foldAll(filed, 'review:1', [submitted, review('ReviewWithdrawn', { reason: 'r' })])).toBeNull();
  expect(filed.lookup!(foldAll(filed, 'review:1', [submitted])!)).toEqual({
    filed: [`${unitId} 2022-01-01`, `${unitId} 2022-01-01 2022-06-30`],
  });
});

test('a report of figures is on file until it is withdrawn', () => {
  const study = (type: string, data: JsonObject) => ({ type: `trienkhai.study.v1.${type}`, data });
  const reported = study('ActivitiesReported', { report: { unitId, period, lines: [] } });
  expect(foldAll(filed, 'report:1', [reported])?.filing).toMatchObject({ by: 'report', state: 'SUBMITTED' });
  expect(foldAll(filed, 'report:1', [reported, study('ReportWithdrawn', { reason: 'r' })])).toBeNull();
});

test('an owner keeps the periods that stand', () => {
  const half: ReportingPeriod = {
    ownerId: 'district:872:2021-11-01',
    series: 'party',
    kind: 'HALF_YEAR',
    from: '2022-01-01',
    to: '2022-06-30',
    label: '6 tháng',
    reporters: { levels: ['COMMUNE'], unitIds: [] },
    due: [],
    remindDays: 7,
  };
  const periodId = periodIdOf(half);
  const defined = periodCodec.encode({ type: 'PeriodDefined', periodId, period: half, sample: false });
  const withdrawn = periodCodec.encode({ type: 'PeriodWithdrawn', periodId, reason: 'r' });
  expect(foldAll(books, 'periods:1', [defined])).toEqual({ periods: [{ id: periodId, period: half }] });
  expect(foldAll(books, 'periods:1', [defined, withdrawn])).toEqual({ periods: [] });
});
