import type { Distribution } from '@trienkhai/proto/trienkhai/trace/v1/model';
import { territoryOf } from '../as-of.ts';
import { fetchPage } from '../connection.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadNodes, namedUnit, present, unitNode } from '../nodes.ts';
import { readContext } from '../read.ts';
import { bare, known, wire } from '../words.ts';
import { amongThem } from './among-them.ts';
import { startRollout } from './rollout.ts';
import { isGiven } from '../given.ts';
import { asksBelow, asksFor } from '../selection.ts';

type Parts =
  'Directive' | 'Rollout' | 'LevelRollout' | 'StageCount' | 'RolloutRow' | 'StageReached' | 'Inheritance';

export const rolloutResolvers: Pick<Resolvers, Parts> = {
  Directive: {
    rollout: ({ id, asOf }, args, _, info) => {
      const knownAt = isGiven(args.knownAt) ? new Date(args.knownAt) : asOf.knownAt;
      const scope = territoryOf(asOf.read, args, { on: asOf.on, knownAt });
      // The totals of what was done take longer than everything else together.
      const levelsOnly = !asksFor(info, 'activities');
      const figuresOnly = !asksBelow(info, 'activities', ['organisers', 'evidence', 'uncounted']);
      return startRollout(id, scope.within, scope.asOf, { levelsOnly, figuresOnly });
    },
  },
  Rollout: {
    on: ({ asOf }) => asOf.on,
    knownAt: async ({ asOf, overview }) => asOf.knownAt ?? present((await overview()).at?.knownAt),
    within: ({ asOf, scope }) => (scope.withinId === undefined ? null : unitNode(asOf, scope.withinId)),
    levels: async ({ overview }) => (await overview()).levels,
    activities: async ({ asOf, overview }) =>
      (await overview()).activities.map((total) => ({ ...total, asOf })),
    rows: ({ asOf, scope }, args) => {
      const { level, stage, coverage, late, dueBefore, search, orderBy } = args;
      const request = {
        context: readContext(asOf),
        scope,
        level: wire('LEVEL_', level),
        stage: wire('STAGE_', stage),
        coverage: wire('COVERAGE_', coverage),
        late: late ?? undefined,
        dueBefore: dueBefore ?? undefined,
        search: search ?? undefined,
        orderBy: wire('ROW_ORDER_', orderBy),
      };
      const { trace } = asOf.read.caller.peers;
      return fetchPage(
        asOf.read,
        args,
        (page) => trace.listRolloutRows({ ...request, page }, asOf.read.call),
        (row) => ({ ...row, asOf }),
      );
    },
    curve: async ({ asOf, scope }, { level, stage }) => {
      const request = {
        context: readContext(asOf),
        scope,
        level: wire('LEVEL_', level),
        stage: wire('STAGE_', stage),
      };
      const { points, at } = await asOf.read.caller.peers.trace.getCurve(request, asOf.read.call);
      await asOf.read.noted(at);
      return points;
    },
  },
  LevelRollout: {
    level: ({ level }) => known('LEVEL_', level),
    stages: ({ stages }, { only }) => amongThem(stages, only),
    firstActivityLagDays: ({ firstActivityLagDays }) => unlessEmpty(firstActivityLagDays),
  },
  StageCount: {
    stage: ({ stage }) => known('STAGE_', stage),
    lagDays: ({ lagDays }) => unlessEmpty(lagDays),
  },
  RolloutRow: {
    unit: ({ asOf, unitId }) => namedUnit(asOf, unitId),
    stages: ({ asOf, stages }, { only }) => amongThem(stages, only).map((each) => ({ ...each, asOf })),
    activities: ({ asOf, activities }) => activities.map((total) => ({ ...total, asOf })),
  },
  StageReached: {
    stage: ({ stage }) => known('STAGE_', stage),
    coverage: ({ coverage }) => known('COVERAGE_', coverage),
    evidence: ({ asOf, evidenceIds }) => loadNodes(asOf, evidenceIds),
    because: ({ asOf, because }) => because.map((each) => ({ ...each, asOf })),
  },
  Inheritance: {
    predecessor: ({ asOf, predecessorId }) => namedUnit(asOf, predecessorId),
    share: ({ share }) => bare('SHARE_', share),
    coverage: ({ coverage }) => known('COVERAGE_', coverage),
    evidence: ({ asOf, evidenceIds }) => loadNodes(asOf, evidenceIds),
  },
};

function unlessEmpty(distribution: Distribution | undefined): Distribution | null {
  return distribution && distribution.count > 0 ? distribution : null;
}
