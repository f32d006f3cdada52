import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Level } from '@trienkhai/kernel/vocabulary';

/** That reports of one level are still missing, as it stood when somebody looked first. */
export interface Reminder {
  readonly periodId: string;
  readonly level: Level;
  readonly dueOn: Day;
  readonly unitIds: readonly UnitId[];
}

export type ReminderEvent =
  (Reminder & { readonly type: 'ReportsFallDue' }) | (Reminder & { readonly type: 'ReportsOverdue' });

export interface Remind {
  readonly type: 'RemindOfDue' | 'RemindOfOverdue';
  readonly reminder: Reminder;
}

/** What has been said of a period: once for each due day, before it and after it. */
export type Reminded = ReadonlySet<string>;

export const reminderDecider: Decider<Reminded, Remind, ReminderEvent, object> = {
  initialState: new Set(),
  decide(reminded, { type, reminder }) {
    if (reminder.unitIds.length === 0) return [];
    const event = { ...reminder, type: EVENT_OF[type] };
    return reminded.has(keyOf(event)) ? [] : [event];
  },
  evolve: (reminded, event) => new Set(reminded).add(keyOf(event)),
};

const EVENT_OF = { RemindOfDue: 'ReportsFallDue', RemindOfOverdue: 'ReportsOverdue' } as const;

/** Names one reminder of a period. */
export function keyOf({ type, level, dueOn }: Pick<ReminderEvent, 'type' | 'level' | 'dueOn'>): string {
  const word = type === 'ReportsFallDue' ? 'due' : 'overdue';
  return `${word}/${level.toLowerCase()}/${dueOn}`;
}
