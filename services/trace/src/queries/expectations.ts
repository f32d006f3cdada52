import { isAddressed } from '@trienkhai/kernel/addressees';
import { addDays, type Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { STAGES, type Coverage, type Stage } from '@trienkhai/kernel/vocabulary';
import { directivesOf, type ActivityView } from '../projections/activities.ts';
import type { ProgressView } from '../projections/progress.ts';
import { everyValue } from '../projections/view.ts';
import type { KnownDirective } from './directives.ts';
import { isLate } from './rollout.ts';
import { actsUnder, indexActs, STAGE_INDEX } from './rollout/acts.ts';
import { readCoverage, type Standings } from '@trienkhai/kernel/coverage';
import { dueDays } from './rollout/due.ts';
import { lostNeighbours } from '@trienkhai/kernel/unit-history/lost-neighbours';

/** What is asked of directives from the place of one unit. */
export interface Expectation {
  readonly unitId: UnitId;
  readonly on: Day;
  readonly stage?: Stage | undefined;
  /** Of the stage; left out: reached, or anything where `late` is asked. */
  readonly coverage?: Coverage | undefined;
  /** The unit has not reached it, and the directive still holds that day. */
  readonly lacking?: Stage | undefined;
  /** True: late in the stage that is named, or in any; false: in none. */
  readonly late?: boolean | undefined;
}

export interface UnitFacts {
  readonly progress: readonly ProgressView[];
  readonly activities: readonly ActivityView[];
}

/** The unit, those before it on its level, and neighbours lost without trace: whose acts decide where it stands. */
export function lineOf(unitId: UnitId, history: UnitHistory): readonly UnitId[] {
  const line = new Set<UnitId>();
  const neighbours = lostNeighbours(history);
  const visit = (id: UnitId): void => {
    if (line.has(id)) return;
    line.add(id);
    const level = history.get(id)?.level;
    for (const { fromId } of history.predecessorsOf(id))
      if (history.get(fromId)?.level === level) visit(fromId);
    for (const lost of neighbours.get(id) ?? []) visit(lost.unitId);
  };
  visit(unitId);
  return [...line];
}

/** Whether a directive addresses the unit and is as asked, by the facts of the unit's line. */
export function expectationOf(
  asked: Expectation,
  facts: UnitFacts,
  history: UnitHistory,
  knownAt?: string,
): (directive: KnownDirective) => boolean {
  const { unitId, on } = asked;
  const level = history.get(unitId)?.level;
  const under = byDirective(facts);
  const asksStanding = asked.stage ?? asked.lacking ?? asked.late;
  return (directive) => {
    const { issuedOn } = directive.value.facts;
    if (issuedOn !== undefined && issuedOn > on) return false;
    if (!isAddressed(directive.value.facts, unitId, history, on)) return false;
    if (asksStanding === undefined) return true;
    const views = under.get(directive.id) ?? NOTHING;
    const acts = actsUnder(directive.id, views, { knownAt, sample: directive.value.sample });
    const standings = readCoverage(indexActs(acts), history).standings(unitId, addDays(on, 1));
    const dueOn = dueDays(issuedOn, directive.value.targets);
    const isLateIn = (stage: Stage) => isLate(standingIn(standings, stage), dueOn(stage, level!), on);
    return isAsAsked(asked, directive, standings, isLateIn);
  };
}

const NOTHING: UnitFacts = { progress: [], activities: [] };

function isAsAsked(
  asked: Expectation,
  { value }: KnownDirective,
  standings: Standings,
  isLateIn: (stage: Stage) => boolean,
): boolean {
  const { stage, lacking, late, on } = asked;
  const coverage = asked.coverage ?? (late === undefined ? 'EXACT' : undefined);
  if (stage !== undefined && coverage !== undefined && standingIn(standings, stage).coverage !== coverage)
    return false;
  const ended = [value.superseded?.on, value.recalled?.on].some((day) => day !== undefined && day <= on);
  if ((lacking !== undefined || late === true) && ended) return false;
  if (lacking !== undefined && standingIn(standings, lacking).coverage === 'EXACT') return false;
  if (late === undefined) return true;
  const named = lacking ?? stage;
  return (named === undefined ? STAGES : [named]).some(isLateIn) === late;
}

function standingIn(standings: Standings, stage: Stage) {
  return standings[STAGE_INDEX.get(stage)!]!;
}

function byDirective({ progress, activities }: UnitFacts): ReadonlyMap<string, UnitFacts> {
  const under = new Map<string, { progress: ProgressView[]; activities: ActivityView[] }>();
  const of = (id: string) => {
    let facts = under.get(id);
    if (!facts) under.set(id, (facts = { progress: [], activities: [] }));
    return facts;
  };
  for (const view of progress)
    for (const id of new Set(everyValue(view).map((value) => value.directiveId))) of(id).progress.push(view);
  for (const view of activities)
    for (const id of new Set(everyValue(view).flatMap(directivesOf))) of(id).activities.push(view);
  return under;
}
