import type { Resolvers } from '../generated/types.ts';
import { loadDirective, namedUnit } from '../nodes.ts';

export const progressResolvers: Pick<Resolvers, 'UnitProgress'> = {
  UnitProgress: {
    directive: ({ asOf, directiveId }) => loadDirective(asOf, directiveId),
    unit: ({ asOf, unitId }) => namedUnit(asOf, unitId),
    stages: ({ asOf, stages }) => stages.map((each) => ({ ...each, asOf })),
  },
};
