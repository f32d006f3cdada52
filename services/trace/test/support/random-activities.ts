import { addDays } from '@trienkhai/kernel/day';
import type { JsonObject, RecordedEvent } from '@trienkhai/kernel/envelope';
import fc from 'fast-check';
import { activities, type ActivityView } from '../../src/projections/activities.ts';
import type { ListFilter } from '../../src/projections/list-filter.ts';
import { event } from './facts.ts';

const FIRST = '2022-01-01';
const UNITS = ['province:40', 'district:412', 'district:413', 'commune:1', 'commune:2'].map(
  (unit) => `${unit}:2021-11-01`,
);
const DIRECTIVES = ['directive:d1', 'directive:d2'];
const KINDS = ['study-class', 'conference'];

/** Days close together, so that many activities share one. */
const day = fc.nat(12).map((month) => addDays(FIRST, 40 * month));
const length = fc.constantFrom(0, 0, 3, 200, 700);
const unit = fc.constantFrom(...UNITS);
const some = (from: readonly string[]) => fc.subarray([...from], { minLength: 1 });

interface Said {
  readonly day: string;
  readonly length: number;
  readonly units: readonly string[];
  readonly about: readonly string[];
  readonly kind: string;
  readonly online: boolean;
  readonly how: number;
}

const said = fc.record<Said>({
  ...{ day, length, units: some(UNITS), about: some(DIRECTIVES), online: fc.boolean() },
  ...{ kind: fc.constantFrom(...KINDS), how: fc.nat(2) },
});

/** What is said first, what a correction says, and how it is taken back; undefined: it cannot be. */
type Course = readonly [string, (of: Said) => JsonObject, string, string | undefined];

const COURSES: Readonly<Record<'session' | 'report' | 'review' | 'visit', Course>> = {
  session: ['study.v1.SessionRecorded', session, 'study.v1.SessionCorrected', 'study.v1.SessionWithdrawn'],
  report: ['study.v1.ActivitiesReported', report, 'study.v1.ReportCorrected', 'study.v1.ReportWithdrawn'],
  review: ['reviews.v1.ReviewSubmitted', review, 'reviews.v1.ReviewCorrected', 'reviews.v1.ReviewApproved'],
  visit: ['reviews.v1.VisitRecorded', visit, 'reviews.v1.VisitCorrected', 'reviews.v1.VisitWithdrawn'],
};
const TYPES = ['session', 'report', 'review', 'visit'] as const;

function session({ day: heldOn, length: days, units, about, kind, online }: Said): JsonObject {
  const mode = online ? 'MODE_ONLINE' : 'MODE_IN_PERSON';
  const facts = { kind, unitId: units[0]!, directiveIds: [...about], heldOn, mode };
  return { session: days === 0 ? facts : { ...facts, heldUntil: addDays(heldOn, days) } };
}

function report({ day: from, length: days, units, about, kind }: Said): JsonObject {
  const lines = [{ kind, directiveIds: [...about], count: 1 }];
  return { report: { unitId: units[0]!, period: { from, to: addDays(from, days) }, lines } };
}

function review({ day: heldOn, units, about, online }: Said): JsonObject {
  const kind = online ? 'REVIEW_KIND_INTERIM' : 'REVIEW_KIND_FINAL';
  return { review: { kind, unitId: units[0]!, directiveId: about[0]!, heldOn }, approvedBy: 'admin' };
}

function visit({ day: from, length: days, units, about, online }: Said): JsonObject {
  const stops = units.slice(1).map((unitId) => ({ unitId }));
  const facts = { byId: units[0]!, stops, directiveIds: [...about], from, to: addDays(from, days) };
  return { visit: { ...facts, kind: online ? 'VISIT_KIND_SURVEY' : 'VISIT_KIND_DELEGATION' } };
}

/** When each event of a stream is recorded: so many days after the last. */
export function recordedOn(daysAfter: number): string {
  return `${addDays(FIRST, daysAfter)}T03:00:00.000Z`;
}

function eventsOf(id: string, type: (typeof TYPES)[number], all: readonly Said[], sample: boolean) {
  const [first, read, corrected, taken] = COURSES[type];
  return all.map((each, index): RecordedEvent => {
    const isTaken = index > 0 && each.how === 0 && taken !== undefined;
    const name = index === 0 ? first : isTaken ? taken : corrected;
    const data = { ...read(each), sample };
    return event(id, index + 1, `trienkhai.${name}`, data, recordedOn(100 * (index + 1)));
  });
}

/** Activities of every type, with corrections and withdrawals among them. */
export const randomActivities = fc
  .array(
    fc.record({
      type: fc.constantFrom(...TYPES),
      all: fc.array(said, { minLength: 1, maxLength: 3 }),
      sample: fc.nat(9).map((roll) => roll === 0),
    }),
    { minLength: 60, maxLength: 90 },
  )
  .map((streams) =>
    streams.map(({ type, all, sample }, index) => {
      const id = `${type}:${String(index).padStart(3, '0')}`;
      return eventsOf(id, type, all, sample).reduce<ActivityView | null>(activities.project, null)!;
    }),
  );

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

const WORDS = {
  session: [['kind:conference'], ['mode:ONLINE'], ['kind:conference', 'kind:study-class']],
  report: [['kind:study-class']],
  review: [['state:APPROVED'], ['kind:INTERIM']],
  visit: [['by:province:40:2021-11-01'], ['kind:DELEGATION']],
} as const;

export const randomFilter: fc.Arbitrary<ListFilter> = fc.constantFrom(...TYPES).chain((type) =>
  fc.record({
    type: fc.constant(type),
    units: maybe(some(UNITS).map((units) => new Set(units))),
    unitId: maybe(unit),
    level: maybe(fc.constantFrom('PROVINCE', 'DISTRICT', 'COMMUNE')),
    from: maybe(day),
    to: maybe(day),
    sample: fc.boolean(),
    words: fc.subarray<readonly string[]>([['about:directive:d1'], ...WORDS[type]]),
  }),
);
