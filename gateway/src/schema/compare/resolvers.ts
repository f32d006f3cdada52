import { ownTerritory } from '@trienkhai/runtime/sight';
import { readTerritory } from '../as-of.ts';
import { fetchPage } from '../connection.ts';
import type { Resolvers } from '../generated/types.ts';
import { isGiven } from '../given.ts';
import { namedUnit } from '../nodes.ts';
import { readContext } from '../read.ts';
import { amongThem } from '../rollout/among-them.ts';
import { known } from '../words.ts';

type Parts = 'Directive' | 'LevelChange' | 'StageChange' | 'Became' | 'Heir';

export const compareResolvers: Pick<Resolvers, Parts> = {
  Directive: {
    compare: async ({ id, asOf: outer }, { from, to, within, knownAt }) => {
      const asOf = { ...outer, on: to, knownAt: isGiven(knownAt) ? new Date(knownAt) : outer.knownAt };
      const withinId = within ?? ownTerritory(asOf.read.reach());
      if (withinId !== undefined) readTerritory(asOf, withinId);
      const scope = { directiveId: id, withinId };
      const question = { context: readContext(asOf), scope, from, to };
      const { levels, at } = await asOf.read.caller.peers.trace.compareRollout(question, asOf.read.call);
      await asOf.read.noted(at);
      return levels.map((change) => ({ ...change, question, asOf }));
    },
  },
  LevelChange: {
    level: ({ level }) => known('LEVEL_', level),
    stages: ({ stages }, { only }) => amongThem(stages, only),
    became: ({ question, level, asOf }, args) => {
      const { read } = asOf;
      const { trace } = read.caller.peers;
      return fetchPage(
        read,
        args,
        (page) => trace.listBecame({ ...question, level, page }, read.call),
        (became) => ({ ...became, from: { ...asOf, on: question.from }, to: asOf }),
      );
    },
  },
  StageChange: {
    stage: ({ stage }) => known('STAGE_', stage),
  },
  Became: {
    unit: ({ from, unitId }) => namedUnit(from, unitId),
    stages: ({ from, stages }, { only }) => amongThem(stages, only).map((each) => ({ ...each, asOf: from })),
    successors: ({ to, heirs }) => heirs.map((heir) => ({ ...heir, asOf: to })),
  },
  Heir: {
    unit: ({ asOf, unitId }) => namedUnit(asOf, unitId),
    share: ({ share }) => known('SHARE_', share),
    stages: ({ asOf, stages }, { only }) => amongThem(stages, only).map((each) => ({ ...each, asOf })),
  },
};
