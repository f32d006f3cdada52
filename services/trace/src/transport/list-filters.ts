import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import { fromProto } from '@trienkhai/runtime/proto-enums';
import type { ActivityOf } from '../projections/activities.ts';
import { kindsOf } from '../queries/lists.ts';

export function sessionFilter(request: Pick<proto.ListSessionsRequest, 'kinds' | 'mode'>) {
  const kinds = new Set(request.kinds);
  const mode = fromProto.mode(request.mode);
  return ({ facts }: ActivityOf<'session'>) =>
    (kinds.size === 0 || kinds.has(facts.kind)) && (mode === undefined || facts.mode === mode);
}

export function reportFilter(request: Pick<proto.ListReportsRequest, 'kinds'>) {
  const kinds = new Set(request.kinds);
  return ({ facts }: ActivityOf<'report'>) =>
    kinds.size === 0 || kindsOf(facts.lines).some((kind) => kinds.has(kind));
}

export function visitFilter({ kind, byId }: Pick<proto.ListVisitsRequest, 'kind' | 'byId'>) {
  const isAny = kind === 'VISIT_KIND_UNSPECIFIED';
  return ({ facts }: ActivityOf<'visit'>) =>
    (isAny || `VISIT_KIND_${facts.kind}` === kind) && (byId === undefined || facts.byId === byId);
}

export function reviewFilter({ kind, state }: Pick<proto.ListReviewsRequest, 'kind' | 'state'>) {
  const isKind = kind === 'REVIEW_KIND_UNSPECIFIED' ? () => true : (word: string) => word === kind;
  const isState = state === 'REVIEW_STATE_UNSPECIFIED' ? () => true : (word: string) => word === state;
  return ({ facts, approval }: ActivityOf<'review'>) =>
    isKind(`REVIEW_KIND_${facts.kind}`) && isState(`REVIEW_STATE_${approval.state}`);
}
