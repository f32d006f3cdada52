import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import { filedUnder } from '@trienkhai/kernel/reporting/search';
import {
  readMilestone,
  readReport,
  readSession,
  readVisit,
  type MilestoneFacts,
  type ReportFacts,
  type ReviewFacts,
  type SessionFacts,
  type VisitFacts,
  type WorkingSessionFacts,
} from './activity-facts.ts';
import { daysOf, directivesOf, unitsNamedBy, unitsOf } from './activity-reach.ts';
import { flag, lean, maybeText, requiredPart, type Data } from './data.ts';
import { listed, LISTED_INDEXES } from './listed.ts';
import { readMeetingEvent } from './meetings.ts';
import { readReviewEvent, type Approval } from './review-states.ts';
import { at, contribute, everyValue, lastStanding, union, type View } from './view.ts';

export {
  dayOfActivity,
  daysOf,
  directivesOf,
  directivesOfLine,
  statedDay,
  unitsOf,
} from './activity-reach.ts';

/** What stands of one activity: its type and facts, and when it was first said to have happened. */
export type ActivityValue = Stands &
  (
    | {
        readonly type: 'session';
        readonly held: boolean;
        readonly plannedOn?: string;
        readonly facts: SessionFacts;
      }
    | { readonly type: 'report'; readonly facts: ReportFacts }
    | { readonly type: 'milestone'; readonly facts: MilestoneFacts }
    | { readonly type: 'review'; readonly facts: ReviewFacts; readonly approval: Approval }
    | { readonly type: 'visit'; readonly facts: VisitFacts }
    | { readonly type: 'meeting'; readonly facts: WorkingSessionFacts; readonly tasks: number }
  );

interface Stands {
  readonly sample: boolean;
  /** When it was first recorded as having happened; a correction leaves it. */
  readonly since: string;
}

export type ActivityType = ActivityValue['type'];
export type ActivityOf<Type extends ActivityType> = Extract<ActivityValue, { type: Type }>;
export type ActivityView = View<ActivityValue>;

const STREAM = /^(session|report|milestone|review|visit|meeting):/;

/** Sessions, reports, milestones, reviews, visits and working sessions, one view per stream. */
export const activities = {
  name: 'activities',
  contexts: ['study', 'reviews'],
  accepts: (event: Pick<RecordedEvent, 'streamId'>) => STREAM.test(event.streamId),
  project(view: ActivityView | null, event: RecordedEvent): ActivityView | null {
    if (WITHDRAWALS.has(event.type)) return contribute(view, event, null);
    const value = read(view, event);
    if (!value) return view;
    return contribute(view, event, lean({ ...value, ...standing(view, event, value) }) as ActivityValue);
  },
  lookup(view: ActivityView): Readonly<Record<string, unknown>> {
    const values = everyValue(view);
    const days = values.map(daysOf);
    return {
      type: view.id.slice(0, view.id.indexOf(':')),
      units: union(values.map(unitsOf)),
      named: union(values.map(unitsNamedBy)),
      from: days.map((each) => each.from).sort()[0] ?? null,
      to:
        days
          .map((each) => each.to)
          .sort()
          .at(-1) ?? null,
      sample: values.some((value) => value.sample),
      ...reviewsOf(values),
      ...filedOf(values),
      ...listed(view),
    };
  },
  indexes: [
    { 'ix.units': 1, 'ix.type': 1, 'ix.from': 1 },
    { 'ix.type': 1, 'ix.from': 1 },
    { 'ix.reviews': 1 },
    { 'ix.filed': 1 },
    { 'ix.named': 1, 'ix.type': 1, 'ix.day': -1, _id: 1 },
    ...LISTED_INDEXES,
  ] as const,
  topics: (view: ActivityView): readonly string[] => union(everyValue(view).map(directivesOf)),
};

type Reading = {
  readonly type: ActivityType;
  readonly facts: object;
  readonly held?: boolean;
  readonly plannedOn?: string;
};

function read(view: ActivityView | null, event: RecordedEvent): Reading | undefined {
  const before = view ? at(view)?.value : undefined;
  const review = before?.type === 'review' ? before : undefined;
  const meeting = before?.type === 'meeting' ? before : undefined;
  return (
    READERS[event.type]?.(event.data) ?? readReviewEvent(review, event) ?? readMeetingEvent(meeting, event)
  );
}

const READERS: Readonly<Record<string, (data: Data) => Reading>> = {
  'trienkhai.study.v1.SessionPlanned': (data) =>
    lean({ ...session(data), held: false, plannedOn: maybeText(data, 'plannedOn') }),
  'trienkhai.study.v1.SessionRecorded': (data) => ({ ...session(data), held: true }),
  'trienkhai.study.v1.SessionCorrected': session,
  'trienkhai.study.v1.ActivitiesReported': report,
  'trienkhai.study.v1.ReportCorrected': report,
  'trienkhai.reviews.v1.MilestoneLogged': milestone,
  'trienkhai.reviews.v1.MilestoneCorrected': milestone,
  'trienkhai.reviews.v1.VisitRecorded': visit,
  'trienkhai.reviews.v1.VisitCorrected': visit,
};

const WITHDRAWALS: ReadonlySet<string> = new Set([
  'trienkhai.study.v1.SessionWithdrawn',
  'trienkhai.study.v1.ReportWithdrawn',
  'trienkhai.reviews.v1.MilestoneWithdrawn',
  'trienkhai.reviews.v1.ReviewWithdrawn',
  'trienkhai.reviews.v1.VisitWithdrawn',
]);

function session(data: Data): Reading {
  return { type: 'session', facts: readSession(requiredPart(data, 'session')) };
}
function report(data: Data): Reading {
  return { type: 'report', facts: readReport(requiredPart(data, 'report')) };
}
function milestone(data: Data): Reading {
  return { type: 'milestone', facts: readMilestone(requiredPart(data, 'milestone')) };
}
function visit(data: Data): Reading {
  return { type: 'visit', facts: readVisit(requiredPart(data, 'visit')) };
}

/** What one event leaves as it was: sample for ever, `since` unless the activity begins to stand with it. */
function standing(view: ActivityView | null, event: RecordedEvent, now: Reading) {
  const before = view ? at(view)?.value : undefined;
  const ever = view ? lastStanding(view) : undefined;
  const wasHeld = before?.type === 'session' ? before.held : before !== undefined && before !== null;
  const held = now.type === 'session' ? { held: now.held ?? wasHeld } : {};
  const plannedOn = ever?.type === 'session' ? (now.plannedOn ?? ever.plannedOn) : now.plannedOn;
  return {
    sample: ever?.sample ?? flag(event.data, 'sample'),
    since: before && (wasHeld || now.held !== true) ? before.since : event.recordedAt,
    ...held,
    plannedOn,
  };
}

/** The reviews with which a report was ever given. */
function reviewsOf(values: readonly ActivityValue[]): { readonly reviews?: readonly string[] } {
  const reviews = union(
    values.map((value) => (value.type === 'report' ? [value.facts.reviewId ?? []].flat() : [])),
  );
  return reviews.length > 0 ? { reviews } : {};
}

/** Reports and reviews of a whole period are found by unit and period, a review also by the year it opens. */
function filedOf(values: readonly ActivityValue[]): { readonly filed?: readonly string[] } {
  const filed = union(
    values.map((value) => {
      if (value.type === 'report') return filedUnder(value.facts);
      if (value.type !== 'review') return [];
      const { unitId, next } = value.facts;
      return [...filedUnder(value.facts), ...(next ? [planWord({ ...next, unitId })] : [])];
    }),
  );
  return filed.length === 0 ? {} : { filed };
}

/** Where a review lies that opens these days for the unit. */
export function planWord({ unitId, from, to }: Record<'unitId' | 'from' | 'to', string>): string {
  return `plan ${unitId} ${from} ${to}`;
}
