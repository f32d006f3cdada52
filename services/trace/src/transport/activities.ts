import type { Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import type * as common from '@trienkhai/proto/trienkhai/common/v1/types';
import { lineageOf } from '@trienkhai/kernel/unit-history/lineage';
import { unitsPlacedIn } from '@trienkhai/kernel/unit-history/placed';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { fromProto } from '@trienkhai/runtime/proto-enums';
import type { ActivityType } from '../projections/activities.ts';
import type { ListFilter } from '../projections/list-filter.ts';
import { knownActivities, listKey, type KnownOf } from '../queries/lists.ts';
import { pageOfRead, pageSize, placeAfter } from '../queries/pages.ts';
import { activityTotals } from '../queries/totals.ts';
import { placer, unitsPlacedOn } from '../queries/totals/placing.ts';
import { plansOf, planWordsFor } from '../queries/totals/plans.ts';
import type { ReadModels } from '../storage/read-models.ts';
import { wholly } from '../storage/sight.ts';
import { askedDays } from './asked-days.ts';
import { pageRequest } from './pages.ts';
import { reportWords, reviewWords, sessionWords, visitWords, type ListWords } from './list-filters.ts';
import { isOfPeriods } from './periods.ts';
import {
  dayWithin,
  isAbout,
  knownUnit,
  openReading,
  type ParkedScope,
  requiredDay,
  type Reading,
  type ReadingSources,
} from './reading.ts';
import { changesSinceApproval } from './review-changes.ts';
import { totalToProto } from './results-to-proto.ts';
import { activityToProto } from './views-to-proto.ts';

export interface ActivityQueries {
  readonly sources: ReadingSources;
  readonly models: ReadModels;
}

/** Totals of what was done, and the sessions, reports, visits and reviews behind them. */
export function activityHandlers(queries: ActivityQueries) {
  const list = createLister(queries);
  return {
    getActivities: getActivities(queries),

    async listSessions(request: proto.ListSessionsRequest, call: CallContext) {
      const page = await list('session', request, call, sessionWords(request));
      return page(activityToProto.session) satisfies proto.ListSessionsResponse;
    },

    async listReports(request: proto.ListReportsRequest, call: CallContext) {
      const page = await list('report', request, call, reportWords(request));
      return page(activityToProto.report) satisfies proto.ListReportsResponse;
    },

    async listVisits(request: proto.ListVisitsRequest, call: CallContext) {
      const page = await list('visit', request, call, visitWords(request));
      return page(activityToProto.visit) satisfies proto.ListVisitsResponse;
    },

    async listWorkingSessions(request: proto.ListWorkingSessionsRequest, call: CallContext) {
      const page = await list('meeting', request, call, []);
      return page(activityToProto.meeting) satisfies proto.ListWorkingSessionsResponse;
    },

    async listMilestones(request: proto.ListMilestonesRequest, call: CallContext) {
      const all = { ...request, level: 'LEVEL_UNSPECIFIED' } as const;
      const page = await list('milestone', all, call, []);
      return page(activityToProto.milestone) satisfies proto.ListMilestonesResponse;
    },

    async listReviews(request: proto.ListReviewsRequest, call: CallContext) {
      const page = await list('review', request, call, reviewWords(request));
      const changes = await changesSinceApproval(page.nodes, queries.models, page.reading);
      return page((seen) =>
        activityToProto.review(seen, changes.get(seen.id)),
      ) satisfies proto.ListReviewsResponse;
    },
  };
}

function getActivities({ sources, models }: ActivityQueries) {
  return async (
    request: proto.GetActivitiesRequest,
    call: CallContext,
  ): Promise<proto.GetActivitiesResponse> => {
    const { directiveId, sample, withinId: within } = request;
    const reading = await openReading(request.context, call, sources, isOf(BEARING, directiveId));
    const from = requiredDay(request.from, 'from');
    const to = requiredDay(request.to, 'to');
    if (from > to) throw backwards();
    const on = dayWithin(reading, within, to);
    const units = unitsPlacedIn(reading.history, within);
    const sight = wholly(reading.sight);
    const stored = { types: SUMMED, from, to, directiveId, units, sample };
    const found = await models.activities(sight, stored);
    const known = knownActivities(found, reading.knownAt);
    const groups = request.groups.map(({ kinds }) => kinds);
    // A plan is of a kind as a whole, whatever documents it was held on.
    const words = directiveId === undefined ? planWordsFor(known, { unitId: within, from, to }) : [];
    const reviews = await models.filed(sight, words);
    const plans = plansOf(reviews, { knownAt: reading.knownAt, sample });
    const question = { within, from, to, on, directiveId, groups, plans };
    const totals = activityTotals(known, question, reading.history);
    return { totals: totals.map(totalToProto), at: reading.answeredAt(on) };
  };
}

const SUMMED: readonly ActivityType[] = ['session', 'report'];
/** A review may have planned what is summed. */
const BEARING: readonly ActivityType[] = [...SUMMED, 'review'];

/** A parked record of these types that may be about the directive, where one is asked for. */
function isOf(types: readonly ActivityType[], directiveId: string | undefined): ParkedScope {
  const about = directiveId === undefined ? undefined : isAbout(directiveId);
  return (record) =>
    types.some((type) => record.streamId?.startsWith(`${type}:`)) && (about?.(record) ?? true);
}

interface ListRequest {
  readonly context: proto.ReadContext | undefined;
  readonly page: proto.Page | undefined;
  readonly withinId?: string | undefined;
  readonly lineageOfId?: string | undefined;
  readonly directiveId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly periodId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly level: common.Level;
  readonly sample: boolean;
}

function createLister(queries: ActivityQueries) {
  const { sources, models } = queries;
  return async <Type extends ActivityType>(
    type: Type,
    request: ListRequest,
    call: CallContext,
    words: ListWords,
  ) => {
    const { directiveId, unitId, sample, periodId } = request;
    const isListed = isOf([type], directiveId);
    const scope: ParkedScope =
      periodId === undefined ? isListed : (parked) => isListed(parked) || isOfPeriods(parked);
    const reading = await openReading(request.context, call, sources, scope);
    const on = dayWithin(reading, request.withinId, reading.today);
    const filter: ListFilter = {
      ...{ type, unitId, sample },
      units: unitsAsked(reading, request, on),
      level: fromProto.level(request.level),
      ...(await askedDays(queries, reading, request)),
      words: [...words, ...(directiveId === undefined ? [] : [[`about:${directiveId}`]])],
    };
    const asked = pageRequest(request.page);
    const stretch = { most: pageSize(asked) + 1, after: placeAfter(asked), knownAt: reading.knownAt };
    const [found, totalCount] = await Promise.all([
      models.listBehind(reading.sight, filter, stretch),
      request.page?.withoutTotal ? 0 : models.countListed(reading.sight, filter, reading.knownAt),
    ]);
    const page = pageOfRead(found as unknown as readonly KnownOf<Type>[], listKey, asked, totalCount);
    const answer = <Proto>(toProto: (seen: KnownOf<Type> & { withdrawn: boolean }) => Proto) => ({
      edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toProto({ ...node, withdrawn: false }) })),
      pageInfo: { totalCount, hasNextPage: page.hasNextPage },
      at: reading.answeredAt(on),
    });
    return Object.assign(answer, { nodes: page.edges.map(({ node }) => node), reading });
  };
}

export function insideOf(
  { history }: { readonly history: UnitHistory } & Reading,
  within: UnitId | undefined,
  on: string,
): (unitId: UnitId) => boolean {
  if (within === undefined) return () => true;
  const place = placer(history, within, on);
  return (unitId) => place(unitId) !== 'outside';
}

/** The units of which one must take part; undefined: any. Throws UNIT_UNKNOWN. */
function unitsAsked(
  reading: Reading,
  { withinId, lineageOfId }: Pick<ListRequest, 'withinId' | 'lineageOfId'>,
  on: Day,
): ReadonlySet<UnitId> | undefined {
  const lineage = lineageOfId === undefined ? undefined : lineageUnits(reading, lineageOfId);
  const within = withinId === undefined ? undefined : unitsPlacedOn(reading.history, withinId, on);
  if (!lineage || !within) return lineage ?? within;
  return new Set([...lineage].filter((unitId) => within.has(unitId)));
}

/** Units of the lineage, and organs whose committee is one of them. */
function lineageUnits(reading: Reading, id: UnitId): ReadonlySet<UnitId> {
  const { history } = reading;
  const lineage = new Set(lineageOf(knownUnit(reading, id, 'lineageOf').id, history));
  const organs = [...history.all()].filter(({ committeeId = '' }) => lineage.has(committeeId));
  return new Set([...lineage, ...organs.map((organ) => organ.id)]);
}

function backwards() {
  return refuse(
    'PERIOD_INVALID',
    '"from" phải không sau "to". Hãy đổi chỗ hai ngày.',
    '"from" must not come after "to". Swap the two days.',
    { path: ['from'] },
  );
}
