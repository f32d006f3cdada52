import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import { fromProto } from '@trienkhai/runtime/proto-enums';

/** Groups of words of which one each must be among those of what is listed. */
export type ListWords = readonly (readonly string[])[];

export function sessionWords(request: Pick<proto.ListSessionsRequest, 'kinds' | 'mode'>): ListWords {
  const mode = fromProto.mode(request.mode);
  return [...kindWords(request.kinds), ...(mode === undefined ? [] : [[`mode:${mode}`]])];
}

export function reportWords({ kinds }: Pick<proto.ListReportsRequest, 'kinds'>): ListWords {
  return kindWords(kinds);
}

export function visitWords({ kind, byId }: Pick<proto.ListVisitsRequest, 'kind' | 'byId'>): ListWords {
  return [...enumWords('kind:', 'VISIT_KIND_', kind), ...(byId === undefined ? [] : [[`by:${byId}`]])];
}

export function reviewWords({ kind, state }: Pick<proto.ListReviewsRequest, 'kind' | 'state'>): ListWords {
  return [...enumWords('kind:', 'REVIEW_KIND_', kind), ...enumWords('state:', 'REVIEW_STATE_', state)];
}

function kindWords(kinds: readonly string[]): ListWords {
  return kinds.length === 0 ? [] : [kinds.map((kind) => `kind:${kind}`)];
}

function enumWords(word: string, prefix: string, value: string): ListWords {
  return value === `${prefix}UNSPECIFIED` ? [] : [[`${word}${value.replace(prefix, '')}`]];
}
