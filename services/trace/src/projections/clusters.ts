import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import {
  flag,
  lean,
  maybeNumber,
  maybeText,
  parts,
  requiredPart,
  requiredText,
  text,
  texts,
  type Data,
} from './data.ts';
import { contribute, everyValue, union, type View } from './view.ts';

export interface CriterionFacts {
  readonly code: string;
  readonly name: string;
  readonly maxPoints: number;
  readonly selfShare?: number;
}

export interface PledgeFacts {
  readonly on: string;
  readonly targets: readonly string[];
  readonly signatoryIds: readonly string[];
}

export interface ScoreFacts {
  readonly scorerId: string;
  readonly memberId: string;
  readonly points: readonly { readonly criterion: string; readonly points: number }[];
}

export interface ClusterReviewFacts {
  readonly heldOn: string;
  readonly nextYear?: number;
  readonly outcomes: readonly string[];
  readonly titles: readonly {
    readonly name: string;
    readonly collectives?: number;
    readonly individuals?: number;
  }[];
}

interface Membership {
  readonly name: string;
  readonly memberIds: readonly string[];
  readonly headId: string;
  readonly from?: string;
}

/** What one event says of a cluster; everything else stays as it was. */
export type ClusterSaid =
  | (Membership & { readonly said: 'formed'; readonly withinId: string; readonly sample: boolean })
  | (Membership & { readonly said: 'changed' })
  | { readonly said: 'dissolved'; readonly on: string }
  | ClusterYearSaid;

export type ClusterYearSaid = { readonly year: number } & (
  | { readonly said: 'criteria'; readonly criteria: readonly CriterionFacts[]; readonly selfShare: number }
  | { readonly said: 'pledge'; readonly pledge: PledgeFacts }
  | (ScoreFacts & { readonly said: 'score' })
  | { readonly said: 'review'; readonly review: ClusterReviewFacts }
  | { readonly said: 'reopened' }
);

/** Each contribution is what one event says, so that a view grows with its events and not with their square. */
export type ClusterView = View<ClusterSaid>;

/** Emulation clusters by stream. */
export const clusters = {
  name: 'clusters',
  contexts: ['reviews'],
  accepts: (event: Pick<RecordedEvent, 'streamId'>) => event.streamId.startsWith('cluster:'),
  project(view: ClusterView | null, event: RecordedEvent): ClusterView | null {
    const read = READERS[event.type];
    return read ? contribute(view, event, lean(read(event.data)) as ClusterSaid) : view;
  },
  lookup: (view: ClusterView): Readonly<Record<string, unknown>> => ({ named: unitsOfCluster(view) }),
  topics: (): readonly string[] => ['clusters'],
};

/** Its members and heads at any time, and the unit in which it was formed. */
export function unitsOfCluster(view: ClusterView): readonly string[] {
  return union(everyValue(view).map(unitsSaid));
}

function unitsSaid(said: ClusterSaid): readonly string[] {
  if (said.said === 'formed') return [said.withinId, said.headId, ...said.memberIds];
  return said.said === 'changed' ? [said.headId, ...said.memberIds] : [];
}

export function isOfCluster(view: View<unknown>): view is ClusterView {
  return view.id.startsWith('cluster:');
}

const READERS: Readonly<Record<string, (data: Data) => object>> = {
  'trienkhai.reviews.v1.ClusterFormed': (data) => ({
    said: 'formed',
    ...membership(data),
    withinId: requiredText(data, 'withinId'),
    from: maybeText(data, 'from'),
    sample: flag(data, 'sample'),
  }),
  'trienkhai.reviews.v1.ClusterChanged': (data) => ({
    said: 'changed',
    ...membership(data),
    from: requiredText(data, 'on'),
  }),
  'trienkhai.reviews.v1.ClusterDissolved': (data) => ({ said: 'dissolved', on: requiredText(data, 'on') }),
  'trienkhai.reviews.v1.ClusterCriteriaSet': (data) => ({
    said: 'criteria',
    year: yearOf(data),
    criteria: parts(data, 'criteria', readCriterion),
    selfShare: maybeNumber(data, 'selfShare') ?? 0,
  }),
  'trienkhai.reviews.v1.PledgeSigned': pledge,
  'trienkhai.reviews.v1.PledgeCorrected': pledge,
  'trienkhai.reviews.v1.MemberScored': (data) => ({
    said: 'score',
    year: yearOf(data),
    scorerId: requiredText(data, 'scorerId'),
    memberId: requiredText(data, 'memberId'),
    points: parts(data, 'points', (each) => ({
      criterion: text(each, 'criterion'),
      points: maybeNumber(each, 'points') ?? 0,
    })),
  }),
  'trienkhai.reviews.v1.ClusterReviewHeld': (data) => ({
    said: 'review',
    year: yearOf(data),
    review: readReview(requiredPart(data, 'review')),
  }),
  'trienkhai.reviews.v1.ClusterYearReopened': (data) => ({ said: 'reopened', year: yearOf(data) }),
};

function membership(data: Data) {
  return {
    name: text(data, 'name'),
    memberIds: texts(data, 'memberIds'),
    headId: requiredText(data, 'headId'),
  };
}

function yearOf(data: Data): number {
  return maybeNumber(data, 'year') ?? 0;
}

function readCriterion(data: Data): CriterionFacts {
  return lean({
    code: text(data, 'code'),
    name: text(data, 'name'),
    maxPoints: maybeNumber(data, 'maxPoints') ?? 0,
    selfShare: maybeNumber(data, 'selfShare'),
  });
}

function pledge(data: Data) {
  const signed = requiredPart(data, 'pledge');
  const facts: PledgeFacts = {
    on: requiredText(signed, 'on'),
    targets: parts(signed, 'targets', (each) => text(each, 'text')),
    signatoryIds: texts(signed, 'signatoryIds'),
  };
  return { said: 'pledge', year: yearOf(data), pledge: facts };
}

function readReview(data: Data): ClusterReviewFacts {
  return lean({
    heldOn: requiredText(data, 'heldOn'),
    nextYear: maybeNumber(data, 'nextYear'),
    outcomes: texts(data, 'outcomes'),
    titles: parts(data, 'titles', (each) =>
      lean({
        name: text(each, 'name'),
        collectives: maybeNumber(each, 'collectives'),
        individuals: maybeNumber(each, 'individuals'),
      }),
    ),
  });
}
