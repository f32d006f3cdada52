import { deriveKey } from '@trienkhai/runtime/ids';
import type { LoadCommand } from '../commands.ts';
import { committeeId, organ } from '../organs.ts';
import { readSeed, type SeedActivity, type SeedPeriod } from './figures.ts';

type DirectiveOf = (symbolOrKey: string) => string;

/** Three districts: the figures of their reports and the meetings at which they were given. */
export function districtReports(directiveOf: DirectiveOf): readonly LoadCommand[] {
  return [...quarterOfThapMuoi(directiveOf), ...yearOfLyNhan(), ...halfYearOfBinhThuy()];
}

/** Tháp Mười, 2022: so far this year, told at a working session. */
function quarterOfThapMuoi(directiveOf: DirectiveOf): readonly LoadCommand[] {
  const { unit, period, activities, event_date: heldOn, follow_up_tasks: tasks } = readSeed().S1;
  const district = committeeId(`district:${unit.code}`);
  const [board, centre] = [organ('BTGHU-872'), organ('TTCT-872')];
  const organisers: Readonly<Record<string, readonly string[]>> = {
    'training-class': [centre],
    'study-class': [centre, board],
  };
  const lines = activities.map((activity) => ({
    ...lineOf(activity),
    organisers: organisers[activity.kind] ?? [],
  }));
  const report = { commandId: 'seed-s1-report', unit: district, period: periodOf(period), lines };
  const session = {
    commandId: 'seed-s1-session',
    kind: 'working-session',
    unit: district,
    organisers: [board, centre],
    directives: [directiveOf('01-kl-tw'), directiveOf('theme-of-term')],
    heldOn,
    mode: 'IN_PERSON',
    people: [],
    note: `Việc giao sau buổi làm việc: ${tasks.board} việc cho Ban Tuyên giáo, ${tasks.centre} việc cho Trung tâm Chính trị.`,
  };
  return [
    { command: 'reportActivities', input: report },
    { command: 'recordSession', input: session },
  ];
}

/** Lý Nhân, 2023: the year's figures, with parts, told at the year-end review. */
function yearOfLyNhan(): readonly LoadCommand[] {
  const { unit, period, activities, event_date: heldOn } = readSeed().S2;
  const district = committeeId(`district:${unit.code}`);
  const commandId = 'seed-s2-review';
  const span = periodOf(period);
  const review = { commandId, kind: 'YEAR_END', unit: district, period: span, heldOn };
  const lines = withParts(activities);
  const report = {
    commandId: 'seed-s2-report',
    unit: district,
    period: span,
    lines,
    review: reviewId(commandId),
  };
  return [
    { command: 'submitReview', input: review },
    { command: 'reportActivities', input: report },
  ];
}

/** Bình Thủy, 2022: the first half-year, told at a review whose own day is not stated. */
function halfYearOfBinhThuy(): readonly LoadCommand[] {
  const { unit, period, activities, published: publishedOn, totals } = readSeed().S3;
  const district = committeeId(`district:${unit.code}`);
  const commandId = 'seed-s3-review';
  const span = periodOf(period);
  const review = { commandId, kind: 'HALF_YEAR', unit: district, period: span, publishedOn };
  const combined = {
    covers: totals.covers.map((index) => activities[index]!.kind),
    people: [{ unit: totals.people_unit.toUpperCase(), value: totals.people }],
  };
  const report = {
    commandId: 'seed-s3-report',
    unit: district,
    period: span,
    lines: activities.map(lineOf),
    totals: [combined],
    review: reviewId(commandId),
  };
  return [
    { command: 'submitReview', input: review },
    { command: 'reportActivities', input: report },
  ];
}

interface Line {
  readonly kind: string;
  readonly [field: string]: unknown;
}

function withParts(activities: readonly SeedActivity[]): readonly Line[] {
  return activities.flatMap((activity, index) => {
    if (activity.part_of !== undefined) return [];
    const parts = activities.filter((each) => each.part_of === index).map(lineOf);
    return [parts.length > 0 ? { ...lineOf(activity), parts } : lineOf(activity)];
  });
}

function lineOf(activity: SeedActivity): Line {
  const { kind, count, plan, percent_stated: percentStated, people, online } = activity;
  return {
    kind,
    ...(typeof count === 'number' ? { count } : {}),
    ...(typeof plan === 'number' ? { planned: plan } : {}),
    ...(percentStated === undefined ? {} : { percentStated }),
    ...(people === undefined ? {} : { people: [headcountOf(activity, people)] }),
    ...(online === undefined ? {} : { online }),
  };
}

function headcountOf(
  { people_unit: unit = 'attendee', people_qualifier: qualifier }: SeedActivity,
  value: number,
) {
  const word = qualifier?.toUpperCase().replaceAll('-', '_');
  return { unit: unit.toUpperCase(), value, ...(word === undefined ? {} : { qualifier: word }) };
}

function periodOf({ from, to, closed, vi: label }: SeedPeriod) {
  return { from, to, closed, label };
}

function reviewId(commandId: string): string {
  return `review:${deriveKey(commandId)}`;
}
