import { refuse } from '@trienkhai/kernel/domain-error';
import { ownerOfPeriod } from '@trienkhai/kernel/reporting/period';
import { streamOfTask } from '@trienkhai/kernel/task-ids';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { DirectiveView as DirectiveProto } from '@trienkhai/proto/trienkhai/trace/v1/model';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import type { ActivityView } from '../projections/activities.ts';
import { PERIOD_STREAM } from '../projections/periods.ts';
import { fromProto } from '@trienkhai/runtime/proto-enums';
import { resolveCitation } from '../queries/citations.ts';
import {
  findBySymbol,
  knownDirectives,
  linksOf,
  pageOfDirectives,
  type KnownDirective,
} from '../queries/directives.ts';
import { knownActivities } from '../queries/lists.ts';
import { knownTasks } from '../queries/tasks.ts';
import type { AnyView, ReadModels } from '../storage/read-models.ts';
import { expectationIn } from './expectations.ts';
import { periodsOf, periodToProto } from './periods.ts';
import { pageRequest } from './pages.ts';
import { openReading, optionalDay, type ParkedScope, type Reading, type ReadingSources } from './reading.ts';
import { changesSinceApproval } from './review-changes.ts';
import { taskToProto } from './task-to-proto.ts';
import { directiveToProto, factToProto } from './views-to-proto.ts';

export interface DirectiveQueries {
  readonly sources: ReadingSources;
  readonly models: ReadModels;
}

/** A symbol, a list, a citation, or any fact by its id. */
export function directiveHandlers(queries: DirectiveQueries) {
  return {
    findDirectives: findDirectives(queries),
    listDirectives: listDirectives(queries),
    resolveCitation: resolve(queries),
    getFacts: getFacts(queries),
  };
}

async function known({ models }: DirectiveQueries, { knownAt, sight }: Reading) {
  return knownDirectives((await models.directives(sight)).values(), knownAt);
}

function findDirectives(queries: DirectiveQueries) {
  return async (
    request: proto.FindDirectivesRequest,
    call: CallContext,
  ): Promise<proto.FindDirectivesResponse> => {
    const reading = await openReading(request.context, call, queries.sources, isOfDirectives);
    optionalDay(request.issuedOn, 'issuedOn');
    const all = await known(queries, reading);
    const found = findBySymbol(all, request, reading.history);
    return {
      directives: toProtos(found, all),
      at: reading.answeredAt(reading.on ?? reading.today, positionsOf(found)),
    };
  };
}

function listDirectives(queries: DirectiveQueries) {
  return async (
    request: proto.ListDirectivesRequest,
    call: CallContext,
  ): Promise<proto.ListDirectivesResponse> => {
    const reading = await openReading(request.context, call, queries.sources, isOfDirectives);
    optionalDay(request.issuedFrom, 'issuedFrom');
    optionalDay(request.issuedTo, 'issuedTo');
    const all = await known(queries, reading);
    const filter = { ...request, level: fromProto.level(request.level) };
    const expected = await expectationIn(request, reading, queries.models);
    const page = pageOfDirectives(all, filter, reading.history, pageRequest(request.page), expected);
    return {
      edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toProtos([node], all)[0] })),
      pageInfo: { totalCount: page.totalCount, hasNextPage: page.hasNextPage },
      at: reading.answeredAt(reading.on ?? reading.today, positionsOf(page.edges.map(({ node }) => node))),
    };
  };
}

function resolve(queries: DirectiveQueries) {
  return async (
    request: proto.ResolveCitationRequest,
    call: CallContext,
  ): Promise<proto.ResolveCitationResponse> => {
    const reading = await openReading(request.context, call, queries.sources, isOfDirectives);
    const all = await known(queries, reading);
    const { directive, candidates, reason } = resolveCitation(request.text, all, reading.history);
    return {
      directive: directive && toProtos([directive], all)[0],
      candidates: toProtos(candidates, all),
      reason: reason && `${reason.vi} / ${reason.en}`,
    };
  };
}

function getFacts(queries: DirectiveQueries) {
  return async (request: proto.GetFactsRequest, call: CallContext): Promise<proto.GetFactsResponse> => {
    if (request.ids.length > MOST_IDS) throw tooMany();
    const ids = new Set(request.ids);
    const { directive = [], period = [], task = [], other = [] } = Object.groupBy(ids, sortOf);
    const books = new Set(period.map((id) => `${PERIOD_STREAM}${ownerOfPeriod(id)}`));
    for (const id of task) books.add(streamOfTask(id) ?? id);
    const isAsked: ParkedScope = ({ streamId }) => ids.has(streamId ?? '') || books.has(streamId ?? '');
    const reading = await openReading(request.context, call, queries.sources, isAsked);
    const all = directive.length > 0 ? await known(queries, reading) : [];
    const views = await queries.models.byIds(reading.sight, other);
    const periods = period.length > 0 ? await periodsOf(queries, reading) : [];
    const given = task.length > 0 ? await queries.models.tasksByIds(reading.sight, task) : [];
    const tasks = knownTasks(given, reading.on ?? reading.today, reading.knownAt);
    const changes = await changesSinceApproval(reviewsAmong(views, reading), queries.models, reading);
    const directives = all.filter(({ id }) => ids.has(id));
    return {
      facts: [
        ...toProtos(directives, all).map((value) => ({ fact: { $case: 'directive' as const, value } })),
        ...periods
          .filter(({ id }) => ids.has(id))
          .map((each) => ({ fact: { $case: 'period' as const, value: periodToProto(each) } })),
        ...tasks
          .filter(({ id }) => ids.has(id))
          .map((each) => ({ fact: { $case: 'task' as const, value: taskToProto(each) } })),
        ...views
          .flatMap((view) => factToProto(view, reading.knownAt, changes.get(view.id)) ?? [])
          .map((fact) => ({ fact })),
      ],
    };
  };
}

function reviewsAmong(views: readonly AnyView[], { knownAt }: Reading) {
  const reviews = views.filter(({ id }) => id.startsWith('review:')) as readonly ActivityView[];
  return knownActivities<'review'>(reviews, knownAt);
}

/** Directives and periods are kept in memory whole. */
function sortOf(id: string): 'directive' | 'period' | 'task' | 'other' {
  if (id.startsWith('directive:')) return 'directive';
  if (id.startsWith('task:')) return 'task';
  return ownerOfPeriod(id) === undefined ? 'other' : 'period';
}

const isOfDirectives: ParkedScope = ({ streamId }) => streamId?.startsWith('directive:') === true;

const MOST_IDS = 2000;

function tooMany() {
  return refuse(
    'INVALID_ARGUMENT',
    `Mỗi lần hỏi tối đa ${MOST_IDS} mã. Hãy chia nhỏ.`,
    `At most ${MOST_IDS} ids at a time. Ask in smaller groups.`,
    { path: ['ids'] },
  );
}

function toProtos(found: readonly KnownDirective[], all: readonly KnownDirective[]): DirectiveProto[] {
  return found.map((each) => directiveToProto(each, linksOf(each, all)));
}

function positionsOf(found: readonly KnownDirective[]) {
  return found.map(({ id, version }) => ({ streamId: id, version }));
}
