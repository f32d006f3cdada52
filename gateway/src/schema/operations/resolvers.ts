import type { Resolvers } from '../generated/types.ts';
import { present } from '../nodes.ts';
import type { Read } from '../read.ts';

const OPERATION_MS = 60_000;

export const operationsResolvers: Pick<Resolvers, 'Query' | 'Mutation' | 'Projection' | 'Verification'> = {
  Query: {
    projections: async (_, __, { read }) => (await statusOf(read)).projections,
    verification: async (_, __, { read }) => (await statusOf(read)).verification ?? null,
  },
  Mutation: {
    releaseParked: (_, { id }, { read }) =>
      read.caller.peers.trace.releaseParked({ id: id ?? undefined }, patient(read)),
    rebuildProjections: async (_, { acceptParked }, { read }) => {
      const request = { acceptParked: acceptParked ?? false };
      return (await read.caller.peers.trace.rebuildProjections(request, patient(read))).projections;
    },
  },
  Projection: {
    lag: ({ lag, lagUnknown }) => (lagUnknown ? null : lag),
  },
  Verification: {
    at: ({ at }) => present(at),
  },
};

/** Many records take a while. */
const patient = ({ call }: Read) => ({ ...call, deadline: new Date(Date.now() + OPERATION_MS) });

function statusOf({ caller, call }: Read) {
  return caller.peers.trace.getProjectionStatus({}, call);
}
