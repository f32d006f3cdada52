import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { PeriodTerms } from '@trienkhai/kernel/reporting/period';
import type * as reviews from '@trienkhai/proto/trienkhai/reviews/v1/events';
import type * as model from '@trienkhai/proto/trienkhai/trace/v1/model';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { toProto } from '@trienkhai/runtime/proto-enums';
import { PERIOD_STREAM } from '../projections/periods.ts';
import { knownPeriods, listPeriods, periodKey, type KnownPeriod } from '../queries/periods.ts';
import type { ReadModels } from '../storage/read-models.ts';
import { pageOfNodes } from './pages.ts';
import { dayWithin, openReading, type ParkedScope, type Reading, type ReadingSources } from './reading.ts';

export interface PeriodQueries {
  readonly sources: ReadingSources;
  readonly models: ReadModels;
}

export const isOfPeriods: ParkedScope = ({ streamId }) => streamId?.startsWith(PERIOD_STREAM) === true;

/** Every period that was defined by then, also those withdrawn. */
export async function periodsOf({ models }: PeriodQueries, { sight, knownAt }: Reading) {
  return knownPeriods((await models.periods(sight)).values(), knownAt);
}

/** The periods for which offices ask others to report. */
export function periodHandlers(queries: PeriodQueries) {
  return {
    async listPeriods(
      request: proto.ListPeriodsRequest,
      call: CallContext,
    ): Promise<proto.ListPeriodsResponse> {
      const reading = await openReading(request.context, call, queries.sources, isOfPeriods);
      const { withinId: within, sample } = request;
      const today = dayWithin(reading, within, reading.today);
      const filter = { on: reading.on, within, sample };
      const found = listPeriods(await periodsOf(queries, reading), filter, reading.history, today);
      const { nodes, pageInfo } = pageOfNodes(found, periodKey, request.page);
      return { periods: nodes.map(periodToProto), pageInfo, at: reading.answeredAt(today) };
    },
  };
}

export function periodToProto(known: KnownPeriod): model.PeriodView {
  const { id, version, recordedAt, period, sample, withdrawn, previousId } = known;
  const { ownerId, series, kind, from } = period;
  return {
    id,
    version,
    period: { ownerId, series, kind: `PERIOD_KIND_${kind}`, from, terms: termsToProto(period) },
    sample,
    withdrawn,
    previousId,
    recordedAt: new Date(recordedAt),
  };
}

function termsToProto(terms: PeriodTerms): reviews.PeriodTerms {
  const { to, label, reviewKind, reporters, due, remindDays } = terms;
  return {
    to,
    label,
    reviewKind: `REVIEW_KIND_${reviewKind ?? 'UNSPECIFIED'}`,
    reporters: { levels: reporters.levels.map(toProto.level), unitIds: [...reporters.unitIds] },
    due: due.map(({ level, on }) => ({ level: toProto.level(level), on })),
    remindDays,
  };
}

/** Throws PERIOD_UNKNOWN and PERIOD_WITHDRAWN. */
export function requirePeriod(all: readonly KnownPeriod[], id: string): KnownPeriod {
  const known = all.find((each) => each.id === id);
  if (!known) throw unknownPeriod(id);
  if (known.withdrawn) throw withdrawnPeriod(id);
  return known;
}

function unknownPeriod(id: string): DomainError {
  return refuse(
    'PERIOD_UNKNOWN',
    'Không có kỳ báo cáo này. Hãy chọn một kỳ trong danh sách.',
    'There is no such reporting period. Choose one of the list.',
    { path: ['period'], facts: { period: id } },
  );
}

function withdrawnPeriod(id: string) {
  return refuse(
    'PERIOD_WITHDRAWN',
    'Kỳ báo cáo này đã được rút lại; không ai phải báo cáo.',
    'This period has been withdrawn; nobody is asked to report for it.',
    { path: ['period'], facts: { period: id } },
  );
}
