import { asOfAsked } from '../as-of.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadNode } from '../nodes.ts';

export const baseResolvers: Pick<Resolvers, 'Query'> = {
  Query: {
    node: (_, { id, ...times }, { read }) => loadNode(asOfAsked(read, times), id),
  },
};
