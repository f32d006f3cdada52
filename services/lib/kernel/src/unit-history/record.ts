import type { Day } from '../day.ts';
import type { JsonObject } from '../envelope.ts';
import type { UnitId } from '../unit-history.ts';

/** Who recorded an event, when, and where it stands. */
export interface Recorded {
  readonly streamId: string;
  readonly version: number;
  /** RFC 3339 UTC. */
  readonly recordedAt: string;
  readonly actor: string;
  /** Unit in whose name the actor wrote. */
  readonly unit: UnitId;
}

/** One recorded event about a unit or a reorganisation, and how it left it. */
export interface RecordedFact extends Recorded {
  /** Full proto name. */
  readonly type: string;
  readonly reason: string | undefined;
  /** Day on which it takes effect; undefined: the event names none. */
  readonly effectiveOn: Day | undefined;
  readonly decrees: readonly string[];
  /** null: nothing of it stands any more. */
  readonly after: JsonObject | null;
}

/** A telling of a dated state of the country. */
export interface RecordedReorganisation extends RecordedFact {
  /** Every unit that it changes, by what becomes of it. */
  content(): JsonObject;
}

/** Everything that was ever recorded of units, oldest first, corrected or not. */
export interface UnitsRecord {
  /** Of a territorial unit, an organ, or a committee with its terms; none of an unknown unit. */
  ofUnit(id: UnitId): readonly RecordedFact[];
  /** Of the dated states of the country; of one where a day is given. */
  ofReorganisations(effectiveOn?: Day): readonly RecordedReorganisation[];
}

export const UNITS_EVENTS = 'trienkhai.units.v1.';

/** The fields that are given. */
export function given(fields: Readonly<Record<string, JsonObject[string] | undefined>>): JsonObject {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said) as JsonObject;
}
