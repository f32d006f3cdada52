import type { Day } from '@trienkhai/kernel/day';
import type { JsonObject } from '@trienkhai/kernel/envelope';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { ContextName } from '@trienkhai/runtime/topics';

/** One event of the generated history, a commit of its own. */
export interface GeneratedEvent {
  readonly context: Exclude<ContextName, 'units'>;
  readonly streamId: string;
  readonly version: number;
  /** Partition key. */
  readonly key: string;
  /** Without the package: `DirectiveReceived`. */
  readonly name: string;
  readonly data: JsonObject;
  /** Whose fact it is. */
  readonly unitId: UnitId;
  readonly recordedAt: Date;
}

/** Facts are recorded in office hours, some days after the day that they tell of. */
export function recordedAfter(day: Day, days: number, minute: number): Date {
  return new Date(Date.parse(`${day}T01:00:00Z`) + days * 86_400_000 + minute * 60_000);
}
