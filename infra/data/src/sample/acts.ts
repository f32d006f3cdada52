import { addDays, type Day } from '@trienkhai/kernel/day';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';
import { deriveKey } from '@trienkhai/runtime/ids';
import type { LoadCommand } from '../commands.ts';
import { directiveId, LAST_DAY, type SampleDirective } from './directives.ts';
import { dice, type Dice } from './random.ts';
import { canAct, unitsAfterReform, unitsAtIssue, type SampleUnit } from './units.ts';
import { REFORM_DAY } from '../successions.ts';

/** What happened, and what was put right afterwards. */
export interface SampleActs {
  readonly acts: readonly LoadCommand[];
  readonly corrections: readonly LoadCommand[];
}

/** One unit under one directive, with what its acts are drawn from. */
interface Course {
  readonly directive: SampleDirective;
  readonly unit: SampleUnit;
  readonly units: UnitHistory;
  readonly dice: Dice;
  readonly acts: LoadCommand[];
  readonly corrections: LoadCommand[];
}

/** Usual days from one stage to the next, by level. */
const PACE: Readonly<Record<string, readonly [least: number, most: number]>> = {
  PROVINCE: [2, 9],
  DISTRICT: [4, 16],
  COMMUNE: [8, 34],
};
const LATE = 0.13;
const MISSING: Readonly<Record<Step, number>> = {
  received: 0.05,
  plan: 0.14,
  study: 0.16,
  studied: 0.12,
  programme: 0.3,
  implemented: 0.5,
};
type Step = 'received' | 'plan' | 'study' | 'studied' | 'programme' | 'implemented';

/** The acts of every unit under one directive, from its day of issue to the last day of the set. */
export function actsUnder(directive: SampleDirective, units: UnitHistory): SampleActs {
  const acts: LoadCommand[] = [];
  const corrections: LoadCommand[] = [];
  const course = (unit: SampleUnit, time: string): Course => {
    return { directive, unit, units, dice: dice(`${directive.key} ${time} ${unit.id}`), acts, corrections };
  };
  for (const unit of unitsAtIssue(directive, units)) walk(course(unit, 'issue'));
  for (const unit of unitsAfterReform(directive, units)) goOn(course(unit, 'reform'));
  return { acts, corrections };
}

/** A unit's way through the stages; one that a unit leaves out does not keep it from the next. */
function walk(course: Course): void {
  const { directive, unit, dice: draw } = course;
  let day = directive.issuedOn;
  const pass = (step: Step, factor: number): boolean => {
    const [least, most] = PACE[unit.level] ?? [5, 20];
    const late = draw.chance(LATE) ? draw.between(2, 4) : 1;
    day = addDays(day, draw.between(least, most) * factor * late);
    return !draw.chance(MISSING[step]) && canAct(course.units, unit.id, day, LAST_DAY);
  };
  if (pass('received', 1)) receive(course, day);
  if (pass('plan', 1)) act(course, 'adoptPlan', 'plan', day);
  if (pass('study', 1)) study(course, day);
  if (pass('studied', 1)) act(course, 'completeStudy', 'studied', day);
  if (pass('programme', 1)) act(course, 'adoptProgramme', 'programme', day);
  if (pass('implemented', 4)) milestone(course, 'implemented', day);
  review(course);
}

/** What the units of after the reform add: milestones, classes held again, final reviews. */
function goOn(course: Course): void {
  const { unit, dice: draw } = course;
  const day = addDays(REFORM_DAY, draw.between(20, 120));
  if (unit.level === 'COMMUNE' && draw.chance(0.25)) study(course, day, 'again');
  if (draw.chance(0.2)) milestone(course, draw.pick(['survey', 'briefing', 'implemented']), addDays(day, 15));
  if (draw.chance(unit.level === 'PROVINCE' ? 1 : 0.3)) reviewed(course, 'FINAL', addDays(day, 40));
}

function receive(course: Course, day: Day): void {
  const { dice: draw } = course;
  act(course, 'recordReceipt', 'received', day);
  if (draw.chance(0.02)) act(course, 'recordReceipt', 'received-again', day, course.corrections);
  else if (draw.chance(0.03)) {
    const on = addDays(day, draw.between(1, 4));
    if (!canAct(course.units, course.unit.id, on, LAST_DAY)) return;
    const reason = draw.pick(['Ghi nhầm ngày đến.', 'Lấy theo sổ công văn đến.']);
    act(course, 'correctUnitStage', 'received-fix', on, course.corrections, { stage: 'RECEIVED', reason });
  }
}

function study(course: Course, first: Day, time = 'study'): void {
  const { dice: draw, directive, unit } = course;
  const classes = draw.chance(0.25) ? 2 : 1;
  for (let number = 1; number <= classes; number += 1) {
    const heldOn = addDays(first, (number - 1) * draw.between(2, 9));
    if (!canAct(course.units, unit.id, heldOn, LAST_DAY)) return;
    const mode = draw.pick(['IN_PERSON', 'IN_PERSON', 'IN_PERSON', 'ONLINE', 'HYBRID']);
    const expected = draw.between(40, 60) * sizeOf(unit.level);
    const value = Math.round((expected * draw.between(80, 100)) / 100);
    const people = [{ unit: 'ATTENDEE', value, expected }];
    const session = {
      kind: 'study-class',
      unit: unit.id,
      directives: [directiveId(directive)],
      heldOn,
      mode,
      people,
    };
    const commandId = idOf(course, `${time}-${number}`);
    course.acts.push({ command: 'recordSession', input: { commandId, sample: true, ...session } });
    if (draw.chance(0.02))
      putRight(course, commandId, { ...session, people: [{ ...people[0], value: value - 1 }] });
    else if (draw.chance(0.015)) recordTwice(course, commandId, session);
  }
}

function putRight(course: Course, commandId: string, session: object): void {
  const input = {
    commandId: `${commandId}-fix`,
    sample: true,
    session: `session:${deriveKey(commandId)}`,
    ...session,
    reason: 'Đếm lại theo danh sách ký tên.',
  };
  course.corrections.push({ command: 'correctSession', input });
}

function recordTwice(course: Course, commandId: string, session: object): void {
  const again = `${commandId}-twice`;
  course.acts.push({ command: 'recordSession', input: { commandId: again, sample: true, ...session } });
  const input = {
    commandId: `${again}-off`,
    sample: true,
    session: `session:${deriveKey(again)}`,
    reason: 'Ghi hai lần.',
  };
  course.corrections.push({ command: 'withdrawSession', input });
}

function review(course: Course): void {
  const { dice: draw, directive, unit } = course;
  const share: Readonly<Partial<Record<Level, number>>> = { PROVINCE: 1, DISTRICT: 0.85, COMMUNE: 0.12 };
  const interim = addDays(directive.issuedOn, 365 + draw.between(0, 60));
  if (draw.chance(share[unit.level] ?? 0)) reviewed(course, 'INTERIM', interim);
  if (unit.level === 'COMMUNE') return;
  const final = addDays(directive.issuedOn, 2 * 365 + draw.between(30, 120));
  if (draw.chance(0.7)) reviewed(course, 'FINAL', final);
}

function reviewed(course: Course, kind: 'INTERIM' | 'FINAL', heldOn: Day): void {
  const { directive, unit, units } = course;
  if (!canAct(units, unit.id, heldOn, LAST_DAY)) return;
  const commandId = idOf(course, kind.toLowerCase());
  const input = { commandId, sample: true, kind, unit: unit.id, directive: directiveId(directive), heldOn };
  course.acts.push({ command: 'submitReview', input });
}

function milestone(course: Course, kind: string, on: Day): void {
  const { directive, unit, units } = course;
  if (!canAct(units, unit.id, on, LAST_DAY)) return;
  const commandId = idOf(course, `milestone-${kind}`);
  const input = { commandId, sample: true, directive: directiveId(directive), unit: unit.id, kind, on };
  course.acts.push({ command: 'logMilestone', input });
}

function act(
  course: Course,
  command: string,
  name: string,
  on: Day,
  list: LoadCommand[] = course.acts,
  more: Readonly<Record<string, unknown>> = {},
): void {
  const { directive, unit } = course;
  const commandId = idOf(course, name);
  const input = { commandId, sample: true, directive: directiveId(directive), unit: unit.id, on, ...more };
  list.push({ command, input });
}

function idOf({ directive, unit }: Course, name: string): string {
  return `sample-${directive.key}-${unit.id}-${name}`;
}

function sizeOf(level: Level): number {
  return level === 'PROVINCE' ? 6 : level === 'DISTRICT' ? 3 : 1;
}
