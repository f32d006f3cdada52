import * as proto from '@trienkhai/proto/trienkhai/reviews/v1/events';
import { createEventCodec } from '@trienkhai/runtime/event-codec';
import { fromProto, toProto } from '@trienkhai/runtime/proto-enums';
import { requireField } from '@trienkhai/runtime/wire-values';
import type { Reminder, ReminderEvent } from '../domain/reminder.ts';

export const reminderCodec = createEventCodec<ReminderEvent>('reviews', {
  ReportsFallDue: {
    encode: (event) => proto.ReportsFallDue.toJSON(write(event)),
    decode: (data) => read(proto.ReportsFallDue.fromJSON(data)),
  },
  ReportsOverdue: {
    encode: (event) => proto.ReportsOverdue.toJSON(write(event)),
    decode: (data) => read(proto.ReportsOverdue.fromJSON(data)),
  },
});

function write({ periodId, level, dueOn, unitIds }: Reminder): proto.ReportsFallDue {
  return { periodId, level: toProto.level(level), dueOn, unitIds: [...unitIds] };
}

function read({ periodId, level, dueOn, unitIds }: proto.ReportsFallDue): Reminder {
  return { periodId, level: requireField(fromProto.level(level), ['level']), dueOn, unitIds };
}
