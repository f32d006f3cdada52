import { dayOf, type Day } from '@trienkhai/kernel/day';
import { fold } from '@trienkhai/kernel/decider';
import type { JsonObject, RecordedEvent } from '@trienkhai/kernel/envelope';
import type { Filing } from '@trienkhai/kernel/reporting/filings';
import type { ReportingPeriod } from '@trienkhai/kernel/reporting/period';
import { filedUnder, type Statement } from '@trienkhai/kernel/reporting/search';
import { Period } from '@trienkhai/proto/trienkhai/common/v1/types';
import type { Projection } from '@trienkhai/runtime/projector';
import { readPeriod } from '@trienkhai/runtime/wire-values';
import { periodDecider, type PeriodEvent } from '../domain/period-book.ts';
import { reviewDecider, type ReviewRecord } from '../domain/review.ts';
import { periodCodec } from './period-codec.ts';
import { reviewCodec } from './event-codec.ts';

/** The periods that one owner has defined and not taken back. */
export interface BookView {
  readonly periods: readonly { readonly id: string; readonly period: ReportingPeriod }[];
}

/** Periods of the sample set remind nobody. */
export const books: Projection<BookView> = {
  name: 'books',
  contexts: ['reviews'],
  accepts: ({ streamId }) => streamId.startsWith('periods:'),
  project(view, event) {
    const said = periodCodec.decode(event);
    if (said.type === 'PeriodDefined' && said.sample) return view;
    const initialState = new Map(view?.periods.map(({ id, period }) => [id, period]));
    const book = fold({ initialState, evolve: periodDecider.evolve }, [said satisfies PeriodEvent]);
    return {
      periods: [...book].flatMap(([id, period]) => (period ? [{ id, period: plain(period) }] : [])),
    };
  },
  topics: () => ['books'],
};

/** A review or a report of figures, as far as it tells who has reported for which period. */
export interface FiledView {
  readonly statement: Statement;
  readonly filing: Filing;
  readonly sample: boolean;
  /** Of a review: what its next event changes. */
  readonly record?: ReviewRecord;
}

export const filed: Projection<FiledView> = {
  name: 'filed',
  contexts: ['reviews', 'study'],
  accepts: ({ streamId }) => /^(review|report):/.test(streamId),
  project: (view, event) =>
    event.streamId.startsWith('review:') ? projectReview(view, event) : projectReport(view, event),
  lookup: ({ statement }) => ({ filed: filedUnder(statement) }),
  indexes: [{ 'ix.filed': 1 }],
};

function projectReview(view: FiledView | null, event: RecordedEvent): FiledView | null {
  const record = reviewDecider.evolve(view?.record, reviewCodec.decode(event));
  if (!record) return view;
  if (record.withdrawn) return null;
  const { unitId, period, kind, directiveId, heldOn, publishedOn } = record.review;
  const submittedAt = view?.filing.submittedAt ?? event.recordedAt;
  const submittedOn = heldOn ?? publishedOn ?? dayOf(new Date(submittedAt));
  const state = record.state === 'UNLOCKED' ? 'SUBMITTED' : record.state;
  return plain({
    statement: { unitId, period, kind, directiveId },
    filing: { id: event.streamId, unitId, by: 'review', state, submittedOn, submittedAt },
    sample: record.sample,
    record: { ...record, review: { ...record.review, conclusions: [] } },
  });
}

function projectReport(view: FiledView | null, event: RecordedEvent): FiledView | null {
  const { type, data, streamId: id } = event;
  if (type === 'trienkhai.study.v1.ReportWithdrawn') return null;
  const report = data['report'] as JsonObject | undefined;
  const unitId = report?.['unitId'];
  if (typeof unitId !== 'string') return view;
  const submittedAt = view?.filing.submittedAt ?? event.recordedAt;
  const submittedOn: Day = dayOf(new Date(submittedAt));
  return {
    statement: { unitId, period: readPeriod(Period.fromJSON(report?.['period']), ['period']) },
    filing: { id, unitId, by: 'report', state: 'SUBMITTED', submittedOn, submittedAt },
    sample: view?.sample ?? data['sample'] === true,
  };
}

/** As the store gives it back: without fields that are undefined. */
function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
