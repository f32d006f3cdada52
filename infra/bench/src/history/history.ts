import { dice } from '@trienkhai/data/sample/random';
import { addDays } from '@trienkhai/kernel/day';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { courseOf } from './course.ts';
import { drawDirectives, idOfDirective, LAST_DAY, type DrawnDirective } from './directives.ts';
import { recordedAfter, type GeneratedEvent } from './event.ts';
import { periodEvents } from './periods.ts';

const LEVELS = ['PROVINCE', 'DISTRICT', 'COMMUNE'] as const;
/** Events under directives for each one of a period. */
const DIRECTIVES_TO_PERIODS = 6;

/**
 * Four years of 2,000 directives over all units of the country, one event at a time, the same on every run:
 * more than a million events, or the first `limit` of them. Nothing is kept in memory.
 */
export function* generateHistory(units: UnitHistory, limit = Infinity): Generator<GeneratedEvent> {
  let count = 0;
  for (const event of allEvents(units)) {
    if (count >= limit) return;
    count += 1;
    yield event;
  }
}

function* allEvents(units: UnitHistory): Generator<GeneratedEvent> {
  const periods = periodEvents(units);
  let owed = 0;
  for (const directive of drawDirectives(units)) {
    for (const event of eventsUnder(directive, units)) {
      yield event;
      owed += 1;
    }
    for (; owed >= DIRECTIVES_TO_PERIODS; owed -= DIRECTIVES_TO_PERIODS) {
      const { value, done } = periods.next();
      if (!done) yield value;
    }
  }
  yield* periods;
}

function* eventsUnder(directive: DrawnDirective, units: UnitHistory): Generator<GeneratedEvent> {
  yield* registration(directive);
  const issuer = units.get(directive.issuerId)!;
  for (const level of LEVELS) {
    for (const unitId of units.unitsWithin(issuer.id, level, directive.issuedOn)) {
      yield* courseOf(directive, unitId, level, units);
    }
  }
  yield* visitsUnder(directive, units);
}

const TYPES = ['CT', 'NQ', 'KL', 'KH'];
const ORGANS: Readonly<Record<string, string>> = { centre: 'TW', province: 'TU', district: 'HU' };
const LINKED = 0.4;

function* registration(directive: DrawnDirective): Generator<GeneratedEvent> {
  const { id, number, issuerId, issuedOn } = directive;
  const roll = dice(`registration ${number}`);
  const type = roll.pick(TYPES);
  const title = `Văn bản số ${number} về công tác tuyên giáo`;
  const symbol = `${number + 1}-${type}/${ORGANS[issuerId.slice(0, issuerId.indexOf(':'))]}`;
  const facts = { symbol, type, title, issuerId, issuedOn };
  const recordedAt = recordedAfter(issuedOn, 0, 30);
  const common = { context: 'directives', streamId: id, key: id, unitId: issuerId, recordedAt } as const;
  const targets = [
    ['RECEIVED', 'PROVINCE', 7],
    ['RECEIVED', 'DISTRICT', 14],
    ['RECEIVED', 'COMMUNE', 21],
    ['STUDIED', 'COMMUNE', 90],
  ].map(([stage, level, days]) => ({ stage: `STAGE_${stage}`, level: `LEVEL_${level}`, days: Number(days) }));
  yield { ...common, version: 1, name: 'DirectiveRegistered', data: { directiveId: id, facts } };
  yield { ...common, version: 2, name: 'TargetDaysSet', data: { directiveId: id, targets } };
  if (number === 0 || !roll.chance(LINKED)) return;
  const toId = idOfDirective(roll.between(0, number - 1));
  const data = { fromId: id, toId, kind: 'LINK_KIND_IMPLEMENTS' };
  yield { ...common, version: 3, name: 'DirectivesLinked', data };
}

/** Delegations of the issuer to some of its units. */
function* visitsUnder(directive: DrawnDirective, units: UnitHistory): Generator<GeneratedEvent> {
  const { id, number, issuerId, issuedOn } = directive;
  const roll = dice(`visits ${number}`);
  for (let visit = roll.between(0, 2); visit > 0; visit -= 1) {
    const from = addDays(issuedOn, roll.between(40, 200));
    if (from > LAST_DAY || !units.isValid(issuerId, from)) continue;
    const below = units.unitsWithin(issuerId, 'COMMUNE', from);
    if (below.length === 0) continue;
    const stops = Array.from({ length: roll.between(2, 5) }, (_, day) => ({
      unitId: roll.pick(below),
      on: addDays(from, day),
    }));
    const streamId = `visit:${id.slice('directive:'.length)}-${visit}`;
    const facts = { byId: issuerId, stops, directiveIds: [id], from, to: stops.at(-1)!.on };
    const recordedAt = recordedAfter(facts.to, roll.between(0, 6), roll.between(0, 540));
    const common = {
      context: 'reviews',
      streamId,
      version: 1,
      key: id,
      unitId: issuerId,
      recordedAt,
    } as const;
    yield { ...common, name: 'VisitRecorded', data: { visitId: streamId, visit: facts } };
  }
}
