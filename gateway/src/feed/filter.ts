import { dayOf } from '@trienkhai/kernel/day';
import { FIRST_KNOWN_DAY, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';
import type { JsonObject } from '@trienkhai/kernel/envelope';
import { readData, readHeader } from '@trienkhai/runtime/cloud-events';
import type { LogRecord } from '@trienkhai/runtime/event-log';

export interface EventFilter {
  /** Full or last name of the type, e.g. `SessionRecorded`; absent: all. */
  readonly types?: readonly string[] | undefined;
  /** The stream. */
  readonly subject?: string | undefined;
  /** The event's unit, or the one in whose name it was written, lies inside this one. */
  readonly within?: UnitId | undefined;
}

/** Events of our own that pass the filter; anything else on a topic is passed over. */
export function eventMatcher(filter: EventFilter, units: UnitHistory): (record: LogRecord) => boolean {
  const { types, subject, within } = filter;
  return ({ headers, value }) => {
    const read = readHeader(headers);
    if (!read.ok) return false;
    const { type, streamId, unit } = read.header;
    if (subject !== undefined && streamId !== subject) return false;
    if (types && !types.some((each) => type === each || type.endsWith(`.${each}`))) return false;
    const data = readData(value);
    if (typeof data === 'string') return false;
    return within === undefined || unitsOf(data, unit).some((id) => isInside(id, within, units));
  };
}

const FACTS = ['session', 'report', 'milestone', 'review', 'visit', 'facts'];

/** The units that an event is about; the writer's where it names none. */
function unitsOf(data: JsonObject, writer: UnitId): readonly UnitId[] {
  const facts = [data, ...FACTS.map((name) => data[name])].filter(isObject);
  const stops = facts.flatMap((fact) => (Array.isArray(fact['stops']) ? fact['stops'].filter(isObject) : []));
  const named = [...facts, ...stops].flatMap((fact) => [fact['unitId'], fact['issuerId'], fact['byId']]);
  const ids = named.filter((id) => typeof id === 'string');
  return ids.length > 0 ? ids : [writer];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** On the unit's own last days: an ended unit still belongs where it belonged. */
function isInside(id: UnitId, within: UnitId, units: UnitHistory): boolean {
  if (id === within) return true;
  if (!units.get(id)) return false;
  const days = new Set([
    units.nearestValidDay(id, dayOf(new Date())),
    units.nearestValidDay(id, FIRST_KNOWN_DAY),
  ]);
  return [...days].some((day) => units.isWithin(id, within, day));
}
