import { refuse } from '@trienkhai/kernel/domain-error';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { DirectiveView as DirectiveProto } from '@trienkhai/proto/trienkhai/trace/v1/model';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { resolveCitation } from '../queries/citations.ts';
import {
  findBySymbol,
  knownDirectives,
  linksOf,
  pageOfDirectives,
  type KnownDirective,
} from '../queries/directives.ts';
import type { ReadModels } from '../storage/read-models.ts';
import { openReading, optionalDay, type Reading, type ReadingSources } from './reading.ts';
import { directiveToProto, factToProto } from './views-to-proto.ts';

export interface DirectiveQueries {
  readonly sources: ReadingSources;
  readonly models: ReadModels;
}

/** A symbol, a list, a citation, or any fact by its id. */
export function directiveHandlers({ sources, models }: DirectiveQueries) {
  const known = async ({ knownAt, snapshot }: Reading) =>
    knownDirectives((await models.directives(snapshot)).values(), knownAt);
  return {
    async findDirectives(request: proto.FindDirectivesRequest, call: CallContext) {
      const reading = await openReading(request.context, call, sources);
      optionalDay(request.issuedOn, 'issuedOn');
      const all = await known(reading);
      const found = findBySymbol(all, request, reading.history);
      return {
        directives: toProtos(found, all),
        at: reading.answeredAt(reading.on ?? reading.today, positionsOf(found)),
      } satisfies proto.FindDirectivesResponse;
    },

    async listDirectives(request: proto.ListDirectivesRequest, call: CallContext) {
      const reading = await openReading(request.context, call, sources);
      optionalDay(request.issuedFrom, 'issuedFrom');
      optionalDay(request.issuedTo, 'issuedTo');
      const all = await known(reading);
      const page = pageOfDirectives(all, request, reading.history, pageRequest(request.page));
      return {
        edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toProtos([node], all)[0] })),
        pageInfo: { totalCount: page.totalCount, hasNextPage: page.hasNextPage },
        at: reading.answeredAt(reading.on ?? reading.today, positionsOf(page.edges.map(({ node }) => node))),
      } satisfies proto.ListDirectivesResponse;
    },

    async resolveCitation(request: proto.ResolveCitationRequest, call: CallContext) {
      const reading = await openReading(request.context, call, sources);
      const all = await known(reading);
      const { directive, candidates, reason } = resolveCitation(request.text, all, reading.history);
      return {
        directive: directive && toProtos([directive], all)[0],
        candidates: toProtos(candidates, all),
        reason: reason && `${reason.vi} / ${reason.en}`,
      } satisfies proto.ResolveCitationResponse;
    },

    async getFacts(request: proto.GetFactsRequest, call: CallContext) {
      const reading = await openReading(request.context, call, sources);
      if (request.ids.length > MOST_IDS) throw tooMany();
      const ids = [...new Set(request.ids)];
      const all = ids.some((id) => id.startsWith('directive:')) ? await known(reading) : [];
      const asked = new Set(ids);
      const others = ids.filter((id) => !id.startsWith('directive:'));
      const views = await models.byIds(reading.snapshot, others);
      const facts = views.flatMap((view) => factToProto(view, reading.knownAt) ?? []);
      const directives = all.filter(({ id }) => asked.has(id));
      return {
        facts: [
          ...toProtos(directives, all).map((value) => ({ fact: { $case: 'directive' as const, value } })),
          ...facts.map((fact) => ({ fact })),
        ],
      } satisfies proto.GetFactsResponse;
    },
  };
}

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

export function pageRequest(page: proto.Page | undefined) {
  return { first: page?.first ?? 0, after: page?.after };
}
