import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { BehindCount, BehindUnit, ChainStep } from '@trienkhai/proto/trienkhai/trace/v1/questions';
import { asOfAsked, territoryOf } from '../as-of.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadDirective, loadNode, namedUnit } from '../nodes.ts';
import type { AsOf } from '../read.ts';
import { startRollout } from '../rollout/rollout.ts';
import { bare, known } from '../words.ts';
import { fetchBehind } from './behind.ts';
import { fetchChain } from './chain.ts';

export type BehindUnitPart = BehindUnit & { readonly asOf: AsOf };
export type BehindCountPart = BehindCount & { readonly asOf: AsOf };
export type ChainPart = ChainStep & { readonly asOf: AsOf };

const MOST_SIDE_BY_SIDE = 20;

type Parts = 'Query' | 'Directive' | 'BehindUnit' | 'BehindCount' | 'ChainNode';

export const questionResolvers: Pick<Resolvers, Parts> = {
  Query: {
    lags: (_, { directives, ...args }, { read }) => {
      const ids = [...new Set(directives)];
      if (ids.length > MOST_SIDE_BY_SIDE) throw tooMany();
      const { within, asOf } = territoryOf(read, args, asOfAsked(read, args));
      return Promise.all(
        ids.map(async (id) => {
          const directive = await loadDirective(asOf, id);
          const { levels } = await startRollout(id, within, asOf, { levelsOnly: true }).overview();
          return { directive, levels };
        }),
      );
    },
    behind: (_, args, { read }) => fetchBehind(read, args),
  },
  Directive: {
    chain: ({ id, asOf }, args) => fetchChain(asOf, id, args),
    ancestors: ({ id, asOf }, args) => fetchChain(asOf, id, { ...args, upwards: true }),
  },
  BehindUnit: {
    unit: ({ asOf, unitId }) => namedUnit(asOf, unitId),
    coverage: ({ coverage }) => known('COVERAGE_', coverage),
    parent: ({ asOf, parentId }) => (parentId === undefined ? null : namedUnit(asOf, parentId)),
    lastPeer: ({ asOf, lastPeerId }) => (lastPeerId === undefined ? null : namedUnit(asOf, lastPeerId)),
  },
  BehindCount: {
    parent: ({ asOf, parentId }) => (parentId === undefined ? null : namedUnit(asOf, parentId)),
  },
  ChainNode: {
    link: ({ link }) => bare('LINK_KIND_', link),
    node: ({ asOf, id }) => loadNode(asOf, id),
  },
};

function tooMany(): DomainError {
  return refuse(
    'INVALID_ARGUMENT',
    `So sánh tối đa ${MOST_SIDE_BY_SIDE} văn bản một lần. Hãy bớt danh sách "directives".`,
    `At most ${MOST_SIDE_BY_SIDE} documents are set side by side. Shorten the list "directives".`,
    { path: ['directives'] },
  );
}
