import { dice, type Dice } from '@trienkhai/data/sample/random';
import { addDays, type Day } from '@trienkhai/kernel/day';
import type { JsonObject } from '@trienkhai/kernel/envelope';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { LAST_DAY, type DrawnDirective } from './directives.ts';
import { recordedAfter, type GeneratedEvent } from './event.ts';

type Step = 'received' | 'plan' | 'session' | 'studied' | 'programme' | 'implemented' | 'interim' | 'final';

/** How likely a unit takes a step, by level. */
const LIKELY: Readonly<Record<string, Readonly<Record<Step, number>>>> = {
  PROVINCE: step(0.98, 0.9, 0.9, 0.85, 0.5, 0.6, 0.5, 0.25),
  DISTRICT: step(0.97, 0.8, 0.8, 0.7, 0.3, 0.5, 0.3, 0.1),
  COMMUNE: step(0.95, 0.3, 0.35, 0.45, 0.05, 0.2, 0.03, 0.01),
};
/** Usual days from one step to the next. */
const PACE: Readonly<Record<string, readonly [least: number, most: number]>> = {
  PROVINCE: [2, 9],
  DISTRICT: [4, 14],
  COMMUNE: [7, 24],
};
const CORRECTED = 0.02;

/** One unit's way through the steps of one directive; what it says of each goes to `say`. */
interface Course {
  readonly directive: DrawnDirective;
  readonly unitId: UnitId;
  readonly level: Level;
  readonly units: UnitHistory;
  readonly roll: Dice;
  /** Of the id's part after the colon. */
  readonly key: string;
  readonly events: GeneratedEvent[];
}

/** What one unit records under one directive, in the order of its steps. */
export function courseOf(
  directive: DrawnDirective,
  unitId: UnitId,
  level: Level,
  units: UnitHistory,
): readonly GeneratedEvent[] {
  const roll = dice(`${directive.number} ${unitId}`);
  const key = directive.id.slice('directive:'.length);
  const course: Course = { directive, unitId, level, units, roll, key, events: [] };
  let day = directive.issuedOn;
  const take = (name: Step, factor: number, act: (course: Course, day: Day) => void): void => {
    const [least, most] = PACE[level]!;
    day = addDays(day, roll.between(least, most) * factor);
    if (roll.chance(LIKELY[level]![name]) && day <= LAST_DAY && units.isValid(unitId, day)) act(course, day);
  };
  take('received', 1, receive);
  take('plan', 1, (at, on) => sayProgress(at, 'PlanAdopted', on));
  take('session', 1, holdSession);
  take('studied', 1, completeStudy);
  take('programme', 1, (at, on) => sayProgress(at, 'ProgrammeAdopted', on));
  take('implemented', 3, reachMilestone);
  take('interim', 8, (at, on) => review(at, 'INTERIM', on));
  take('final', 20, (at, on) => review(at, 'FINAL', on));
  return course.events;
}

function receive(course: Course, on: Day): void {
  sayProgress(course, 'DirectiveReceived', on);
  if (!course.roll.chance(CORRECTED)) return;
  const { directive, unitId } = course;
  const corrected = addDays(on, -1) < directive.issuedOn ? on : addDays(on, -1);
  const data = { stage: 'STAGE_RECEIVED', on: corrected, withdrawn: false, reason: 'Ghi nhầm ngày' };
  say(course, {
    context: 'directives',
    streamId: progressOf(course),
    name: 'UnitStageCorrected',
    day: addDays(on, 40),
    data: { directiveId: directive.id, unitId, ...data },
  });
}

function sayProgress(course: Course, name: string, on: Day): void {
  const { directive, unitId } = course;
  const streamId = progressOf(course);
  say(course, {
    context: 'directives',
    streamId,
    name,
    day: on,
    data: { directiveId: directive.id, unitId, on },
  });
}

function progressOf({ key, unitId }: Course): string {
  return `progress:${key}:${unitId}`;
}

function completeStudy(course: Course, on: Day): void {
  const { directive, unitId, key } = course;
  say(course, {
    context: 'study',
    streamId: `study:${key}:${unitId}`,
    name: 'StudyCompleted',
    day: on,
    data: { directiveId: directive.id, unitId, on },
  });
}

const KINDS = ['study-class', 'study-class', 'study-class', 'reporter-conference', 'training-class'];

function holdSession(course: Course, heldOn: Day): void {
  const { directive, unitId, roll } = course;
  const streamId = `session:${course.key}-${unitId.replaceAll(':', '-')}`;
  const attendees = (value: number) => [
    { unit: 'HEADCOUNT_UNIT_ATTENDEE', value, qualifier: 'QUALIFIER_EXACT' },
  ];
  const session = {
    kind: roll.pick(KINDS),
    directiveIds: [directive.id],
    unitId,
    organiserIds: [unitId],
    heldOn,
  };
  const mode = roll.chance(0.2) ? 'MODE_ONLINE' : 'MODE_IN_PERSON';
  const people = roll.between(30, 220);
  const record = (name: string, day: Day, value: number, more: JsonObject): void =>
    say(course, {
      context: 'study',
      streamId,
      name,
      day,
      data: { sessionId: streamId, session: { ...session, mode, people: attendees(value) }, ...more },
    });
  record('SessionRecorded', heldOn, people, {});
  if (roll.chance(CORRECTED))
    record('SessionCorrected', addDays(heldOn, 30), people + 5, { reason: 'Đếm lại' });
}

function reachMilestone(course: Course, on: Day): void {
  const { directive, unitId, roll } = course;
  const streamId = `milestone:${course.key}-${unitId.replaceAll(':', '-')}`;
  const kind = roll.chance(0.8) ? 'implemented' : 'survey';
  const milestone = { directiveId: directive.id, unitId, kind, on };
  const place = { context: 'reviews', streamId } as const;
  say(course, { ...place, name: 'MilestoneLogged', day: on, data: { milestoneId: streamId, milestone } });
  if (!roll.chance(CORRECTED / 2)) return;
  const data = { milestoneId: streamId, reason: 'Chưa thực hiện' };
  say(course, { ...place, name: 'MilestoneWithdrawn', day: addDays(on, 20), data });
}

function review(course: Course, kind: 'INTERIM' | 'FINAL', heldOn: Day): void {
  const { directive, unitId, key } = course;
  const streamId = `review:${key}-${kind.toLowerCase()}-${unitId.replaceAll(':', '-')}`;
  const facts = { kind: `REVIEW_KIND_${kind}`, unitId, directiveId: directive.id, heldOn };
  const review = { ...facts, conclusions: [{ text: 'Tiếp tục thực hiện' }] };
  say(course, {
    context: 'reviews',
    streamId,
    name: 'ReviewSubmitted',
    day: heldOn,
    data: { reviewId: streamId, review },
  });
}

interface Said extends Pick<GeneratedEvent, 'context' | 'streamId' | 'name' | 'data'> {
  readonly day: Day;
}

function say({ directive, unitId, roll, events }: Course, { day, ...said }: Said): void {
  const before = events.findLast(({ streamId }) => streamId === said.streamId);
  const recorded = recordedAfter(day, roll.between(0, 9), roll.between(0, 540));
  const recordedAt = before && before.recordedAt > recorded ? before.recordedAt : recorded;
  events.push({ ...said, version: (before?.version ?? 0) + 1, key: directive.id, unitId, recordedAt });
}

function step(...[received, plan, session, studied, programme, implemented, interim, final]: number[]) {
  return { received, plan, session, studied, programme, implemented, interim, final } as Record<Step, number>;
}
