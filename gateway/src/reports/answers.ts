import type * as schema from '../schema/generated/types.ts';

/** What the questions of a report select, in the types of the schema. */
export type NameAnswer = Pick<schema.Unit, 'id' | 'level' | 'name' | 'kind'>;

export type PeopleAnswer = Pick<
  schema.Headcount,
  | 'unit'
  | 'value'
  | 'qualifier'
  | 'itemised'
  | 'expected'
  | 'percentStated'
  | 'percent'
  | 'percentGap'
  | 'gap'
>;

export type TotalAnswer = Pick<
  schema.ActivityTotal,
  | 'kind'
  | 'covers'
  | 'count'
  | 'planned'
  | 'percentOfPlan'
  | 'percentStated'
  | 'percentGap'
  | 'itemised'
  | 'gap'
  | 'sites'
  | 'online'
  | 'inPerson'
  | 'derived'
> & {
  readonly people: readonly PeopleAnswer[];
  readonly planFrom: readonly { readonly id: string }[];
  readonly parts?: readonly TotalAnswer[];
};

export type FactAnswer =
  | {
      readonly __typename: 'Report';
      readonly id: string;
      readonly unit: NameAnswer;
      readonly period: Pick<schema.StatedPeriod, 'from' | 'to' | 'label'>;
    }
  | {
      readonly __typename: 'Session';
      readonly id: string;
      readonly kind: string;
      readonly unit: NameAnswer;
      readonly heldOn?: string | null;
    }
  | { readonly __typename: 'Directive' | 'Review' | 'Visit' | 'Milestone'; readonly id: string };

/** A total at the top of the answer, with what no rule counts beside it. */
export type TopTotalAnswer = TotalAnswer & {
  readonly organisers: readonly NameAnswer[];
  readonly uncounted: readonly FactAnswer[];
};

export type StageAnswer = Pick<schema.StageCount, 'stage' | 'reached' | 'partly' | 'percent' | 'overdue'>;

export type LevelAnswer = Pick<schema.LevelRollout, 'level' | 'expected'> & {
  readonly stages: readonly StageAnswer[];
};

export type CitedAnswer = Pick<schema.Directive, 'id' | 'symbol' | 'title' | 'issuedOn'>;

export type DirectiveAnswer = CitedAnswer & {
  readonly issuer: NameAnswer;
  readonly rollout: { readonly levels: readonly LevelAnswer[] };
};

export interface ListAnswer<Node> {
  readonly totalCount: number;
  readonly nodes: readonly Node[];
}

export type Counted = Pick<ListAnswer<never>, 'totalCount'>;

export type ConclusionAnswer = Pick<schema.Conclusion, 'text' | 'dueOn'> & {
  readonly owner?: NameAnswer | null;
};

export type ReviewAnswer = Pick<schema.Review, 'id' | 'kind' | 'heldOn' | 'publishedOn' | 'state'> & {
  readonly directive?: CitedAnswer | null;
  readonly period?: Pick<schema.StatedPeriod, 'from' | 'to' | 'label'> | null;
  readonly conclusions: readonly ConclusionAnswer[];
  readonly next?:
    | (Pick<schema.NextPeriod, 'from' | 'to' | 'label'> & {
        readonly planned: readonly Pick<schema.PlannedActivity, 'kind' | 'count' | 'note'>[];
      })
    | null;
};

export type VisitAnswer = Pick<schema.Visit, 'id' | 'kind' | 'from' | 'to' | 'findings' | 'instructions'> & {
  readonly by: NameAnswer;
  readonly stops: readonly { readonly unit: NameAnswer; readonly findings: readonly string[] }[];
  readonly directives: readonly CitedAnswer[];
};

export type WorkingSessionAnswer = Pick<schema.WorkingSession, 'id' | 'heldOn' | 'topics' | 'conclusions'> & {
  readonly unit: NameAnswer;
  readonly with: readonly NameAnswer[];
};

export type TaskAnswer = Pick<
  schema.Task,
  'id' | 'text' | 'dueOn' | 'status' | 'overdueDays' | 'assignedOn'
> & { readonly owner: NameAnswer };

export type AwardAnswer = Pick<
  schema.Award,
  'id' | 'name' | 'edition' | 'year' | 'state' | 'on' | 'publishedOn'
> & {
  readonly unit: NameAnswer;
  readonly counts: readonly Pick<schema.Headcount, 'unit' | 'value'>[];
};

export type ClusterAnswer = {
  readonly id: string;
  readonly name: string;
  readonly members: readonly NameAnswer[];
  readonly head?: NameAnswer | null;
  readonly year?: {
    readonly closed: boolean;
    readonly pledge?: { readonly on: string; readonly targets: readonly { readonly text: string }[] } | null;
    readonly review?: { readonly heldOn: string; readonly outcomes: readonly string[] } | null;
    readonly ranking: readonly (Pick<schema.RankedMember, 'rank' | 'total'> & {
      readonly unit: NameAnswer;
    })[];
  } | null;
};

export type LevelReportingAnswer = Pick<
  schema.LevelReporting,
  | 'level'
  | 'expected'
  | 'reported'
  | 'approved'
  | 'returned'
  | 'missing'
  | 'partly'
  | 'onTime'
  | 'late'
  | 'overdue'
  | 'completeness'
  | 'timeliness'
>;

export type PeriodAnswer = Pick<
  schema.Period,
  'id' | 'series' | 'kind' | 'from' | 'to' | 'label' | 'sample' | 'withdrawn'
> & { readonly owner: NameAnswer };
