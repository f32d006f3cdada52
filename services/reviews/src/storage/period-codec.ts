import { PERIOD_KINDS } from '@trienkhai/kernel/reporting/period';
import type { PeriodTerms, ReportingPeriod } from '@trienkhai/kernel/reporting/period';
import { REVIEW_KINDS } from '@trienkhai/kernel/vocabulary';
import * as proto from '@trienkhai/proto/trienkhai/reviews/v1/events';
import type { DefinePeriodsRequest } from '@trienkhai/proto/trienkhai/reviews/v1/service';
import { createEventCodec } from '@trienkhai/runtime/event-codec';
import { fromProto, toProto } from '@trienkhai/runtime/proto-enums';
import { requireField } from '@trienkhai/runtime/wire-values';
import type { PeriodEvent } from '../domain/period-book.ts';
import { YEAR_CLOSES, type YearOfPeriods } from '../domain/year-periods.ts';

export const periodCodec = createEventCodec<PeriodEvent>('reviews', {
  PeriodDefined: {
    encode: (event) => proto.PeriodDefined.toJSON({ ...event, period: writePeriod(event.period) }),
    decode: (data) => {
      const message = proto.PeriodDefined.fromJSON(data);
      return { ...message, period: readPeriod(message.period) };
    },
  },
  PeriodCorrected: {
    encode: (event) => proto.PeriodCorrected.toJSON({ ...event, terms: writeTerms(event.terms) }),
    decode: (data) => {
      const message = proto.PeriodCorrected.fromJSON(data);
      return { ...message, terms: readTerms(message.terms) };
    },
  },
  PeriodWithdrawn: {
    encode: (event) => proto.PeriodWithdrawn.toJSON(event),
    decode: (data) => proto.PeriodWithdrawn.fromJSON(data),
  },
});

export function readPeriod(message: proto.ReportingPeriod | undefined): ReportingPeriod {
  const { ownerId, series, kind, from, terms } = requireField(message, ['owner']);
  const known = PERIOD_KINDS.find((each) => kind === `PERIOD_KIND_${each}`);
  return { ...readTerms(terms), ownerId, series, kind: requireField(known, ['kind']), from };
}

/** What is asked of a year, in the words of the domain. */
export function readYear(message: DefinePeriodsRequest): YearOfPeriods {
  const { ownerId, series, year, close, due, remindDays } = message;
  const { levels, unitIds } = requireField(message.reporters, ['reporters']);
  const known = YEAR_CLOSES.find((each) => close === `YEAR_CLOSE_${each}`);
  return {
    ownerId,
    series,
    year,
    close: requireField(known, ['close']),
    reporters: {
      levels: levels.map((each, index) => readLevel(each, ['reporters', 'levels', `${index}`])),
      unitIds,
    },
    due: due.map(({ level, days }, index) => ({
      level: readLevel(level, ['due', `${index}`, 'level']),
      days,
    })),
    remindDays,
  };
}

function readLevel(wire: string, path: readonly string[]) {
  return requireField(fromProto.level(wire), path);
}

export function readTerms(message: proto.PeriodTerms | undefined): PeriodTerms {
  const { to, label, reviewKind, reporters, due, remindDays } = requireField(message, ['label']);
  const { levels, unitIds } = requireField(reporters, ['reporters']);
  return {
    to,
    label,
    reviewKind: REVIEW_KINDS.find((each) => reviewKind === `REVIEW_KIND_${each}`),
    reporters: {
      levels: levels.map((each, index) => readLevel(each, ['reporters', 'levels', String(index)])),
      unitIds,
    },
    due: due.map((each, index) => ({
      ...each,
      level: readLevel(each.level, ['due', String(index), 'level']),
    })),
    remindDays,
  };
}

function writePeriod({ ownerId, series, kind, from, ...terms }: ReportingPeriod): proto.ReportingPeriod {
  return { ownerId, series, kind: `PERIOD_KIND_${kind}`, from, terms: writeTerms(terms) };
}

function writeTerms({ to, label, reviewKind, reporters, due, remindDays }: PeriodTerms): proto.PeriodTerms {
  return {
    to,
    label,
    reviewKind: `REVIEW_KIND_${reviewKind ?? 'UNSPECIFIED'}`,
    reporters: { levels: reporters.levels.map(toProto.level), unitIds: [...reporters.unitIds] },
    due: due.map(({ level, on }) => ({ level: toProto.level(level), on })),
    remindDays,
  };
}
