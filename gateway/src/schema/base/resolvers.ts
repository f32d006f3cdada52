import { attemptOf } from '../../attempt.ts';
import { asOfAsked } from '../as-of.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadNode } from '../nodes.ts';

export const baseResolvers: Pick<Resolvers, 'Query'> = {
  Query: {
    node: async (_, { id, ...times }, { read, caller, deps }) => {
      const node = await loadNode(asOfAsked(read, times), id);
      // What lies outside of the account's reach is not there for it.
      if (!node) deps.refusals.note({ code: 'NOT_FOUND' }, attemptOf('graphql', `node ${id}`, caller));
      return node;
    },
  },
};
