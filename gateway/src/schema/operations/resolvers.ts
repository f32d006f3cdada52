import type { Resolvers } from '../generated/types.ts';
import { present } from '../nodes.ts';
import type { Read } from '../read.ts';

export const operationsResolvers: Pick<Resolvers, 'Query' | 'Projection' | 'Verification'> = {
  Query: {
    projections: async (_, __, { read }) => (await statusOf(read)).projections,
    verification: async (_, __, { read }) => (await statusOf(read)).verification ?? null,
  },
  Projection: {
    lag: ({ lag, lagUnknown }) => (lagUnknown ? null : lag),
  },
  Verification: {
    at: ({ at }) => present(at),
  },
};

function statusOf({ caller, call }: Read) {
  return caller.peers.trace.getProjectionStatus({}, call);
}
