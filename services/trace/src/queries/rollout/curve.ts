import { coverageIn } from '@trienkhai/kernel/coverage-masks';
import { addDays, dayNumber, dayOfNumber, type Day } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Level, Stage } from '@trienkhai/kernel/vocabulary';
import { rolloutOn, type RolloutInputs } from '../rollout.ts';
import { STAGE_INDEX, type KnownActs } from './acts.ts';
import { NEVER, placeOfDay } from './first-acts.ts';
import { standOn } from './standpoint.ts';

export interface CurvePoint {
  readonly day: Day;
  readonly reached: number;
  /** Undefined: the tree of that day is unknown. */
  readonly expected: number | undefined;
}

export interface CurveQuestion {
  readonly level: Level;
  readonly stage: Stage;
  readonly within: UnitId | undefined;
  readonly on: Day;
}

/**
 * Reached so far, at the first day, at each day on which it changes or the tree does, and on `on`.
 * Between two states of the country only own acts can add; what is inherited stands from a state's first day.
 */
export function curveOf(inputs: RolloutInputs, question: CurveQuestion): readonly CurvePoint[] {
  const span = spanOf(inputs, question);
  if (!span) return [];
  const points: CurvePoint[] = [];
  const firsts = [span.from, ...inputs.history.states.filter((day) => day > span.from && day <= span.to)];
  firsts.forEach((first, index) => {
    const next = firsts[index + 1];
    const last = next === undefined ? span.to : addDays(next, -1);
    for (const point of pointsOfState(inputs, question, first, last)) {
      if (changes(points.at(-1), point)) points.push(point);
    }
  });
  const end = points.at(-1);
  if (end && end.day !== span.to) points.push({ ...end, day: span.to });
  return points;
}

/** From the day of issue (else the first act) to `on`, as long as `within` is valid. */
function spanOf(
  { directive, acts, history }: RolloutInputs,
  { within, on }: CurveQuestion,
): { readonly from: Day; readonly to: Day } | undefined {
  const begun = directive.facts.issuedOn ?? firstAct(acts);
  if (begun === undefined || begun > on) return undefined;
  const from = within === undefined ? begun : history.nearestValidDay(within, begun);
  const to = within === undefined ? on : history.nearestValidDay(within, on);
  return from > to ? undefined : { from, to };
}

function firstAct(acts: KnownActs): Day | undefined {
  let first: Day | undefined;
  for (const unitId of acts.named()) {
    const day = acts.get(unitId)?.all[0]?.counts;
    if (day !== undefined && (first === undefined || day < first)) first = day;
  }
  return first;
}

function pointsOfState(
  inputs: RolloutInputs,
  question: CurveQuestion,
  first: Day,
  last: Day,
): readonly CurvePoint[] {
  const stage = STAGE_INDEX.get(question.stage)!;
  const units = unitsOf(inputs, question, first);
  const expected = inputs.history.isTreeKnown(first) ? expectedOf(inputs, question, first) : undefined;
  const { ancestry, firsts, issuer, maskOf } = standOn(inputs, first);
  const isReached = (unit: number): boolean =>
    question.stage === 'ISSUED' ? unit === issuer : coverageIn(maskOf(unit), stage) === 'EXACT';
  const gains = new Map<number, number>();
  let reached = 0;
  for (const unit of units.map(ancestry.numberOf)) {
    if (isReached(unit)) {
      reached += 1;
      continue;
    }
    const order = firsts.orderOf(unit, stage);
    const day = order === NEVER ? Infinity : firsts.days[placeOfDay(order)]!;
    if (day <= dayNumber(last)) gains.set(day, (gains.get(day) ?? 0) + 1);
  }
  const points = [{ day: first, reached, expected }];
  for (const day of [...gains.keys()].sort((a, b) => a - b)) {
    reached += gains.get(day)!;
    points.push({ day: dayOfNumber(day), reached, expected });
  }
  return points;
}

function unitsOf(inputs: RolloutInputs, { level, stage, within }: CurveQuestion, on: Day): readonly UnitId[] {
  const { history } = inputs;
  const addressed = inputs.addressedOn(on);
  const isAddressed = addressed.levels.includes(level) && stage !== 'ISSUED';
  const units = isAddressed
    ? (addressed.units.get(level) ?? [])
    : rolloutOn(inputs, on, within)
        .rows.filter((row) => row.level === level)
        .map((row) => row.unitId);
  return within === undefined ? units : units.filter((id) => history.isWithin(id, within, on));
}

function expectedOf(
  { history, addressedOn }: RolloutInputs,
  { level, within }: CurveQuestion,
  on: Day,
): number {
  const units = addressedOn(on).units.get(level) ?? [];
  return within === undefined ? units.length : units.filter((id) => history.isWithin(id, within, on)).length;
}

function changes(before: CurvePoint | undefined, point: CurvePoint): boolean {
  return !before || before.reached !== point.reached || before.expected !== point.expected;
}
