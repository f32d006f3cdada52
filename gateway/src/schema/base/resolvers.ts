import type { Resolvers } from '../generated/types.ts';
import { loadNode } from '../nodes.ts';
import { asOfToday } from '../read.ts';

export const baseResolvers: Pick<Resolvers, 'Query'> = {
  Query: {
    node: (_, { id }, { read }) => loadNode(asOfToday(read), id),
  },
};
