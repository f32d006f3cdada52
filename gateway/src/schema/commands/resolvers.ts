import { parsePositions } from '@trienkhai/runtime/position';
import type { GraphQLResolveInfo } from 'graphql';
import { runCommand, type CommandAnswer, type CommandName } from '../../commands/index.ts';
import { attemptOf } from '../../attempt.ts';
import type { GraphqlContext } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import { loadNode } from '../nodes.ts';
import { asOfToday } from '../read.ts';
import { asksOnlyFor } from '../selection.ts';

export interface AnsweredCommand extends CommandAnswer {
  readonly context: GraphqlContext;
}

export type CommandRefusal = NonNullable<CommandAnswer['error']>;

type MutationResolver = (
  root: unknown,
  args: { readonly input: unknown },
  context: GraphqlContext,
  info: GraphQLResolveInfo,
) => Promise<AnsweredCommand>;

const OUTAGES: ReadonlySet<string> = new Set(['UNAVAILABLE', 'OUTCOME_UNKNOWN']);

/** One resolver for each mutation of the SDL: the command of that name. */
export function mutationResolvers(names: readonly string[]): Readonly<Record<string, MutationResolver>> {
  const run: MutationResolver = async (_, { input }, context, { fieldName }) => {
    const answer = await runCommand(fieldName as CommandName, input, context.caller);
    if (answer.error)
      context.deps.refusals.note(answer.error, attemptOf('graphql', fieldName, context.caller));
    context.response.outage ||= OUTAGES.has(answer.error?.code ?? '');
    context.read.saw(parsePositions(answer.position ?? ''));
    return { ...answer, context };
  };
  return Object.fromEntries(names.map((name) => [name, run]));
}

export const commandResolvers: Pick<Resolvers, 'CommandAnswer' | 'CommandError'> = {
  CommandAnswer: {
    node: async ({ nodeId, version, position, context }, _, __, info) => {
      const type = nodeId === undefined ? undefined : typeOf(nodeId);
      if (nodeId === undefined || type === undefined) return null;
      // What the receipt tells needs no read: a command answers although its fact is not yet published.
      if (asksOnlyFor(info, ['id', 'version'])) return { __typename: type, id: nodeId, version } as never;
      const positions = parsePositions(position ?? '');
      await context.deps.units.waitFor(positions, { timeoutMs: 2000 });
      const read = context.readAgain({ ...context.caller, after: [...context.caller.after, ...positions] });
      return loadNode(asOfToday(read), nodeId);
    },
  },
  CommandError: {
    facts: ({ facts }) => Object.entries(facts).map(([name, value]) => ({ name, value })),
  },
};

const TYPES = {
  organ: 'Unit',
  grant: 'Grant',
  directive: 'Directive',
  progress: 'UnitProgress',
  study: 'UnitProgress',
  session: 'Session',
  report: 'Report',
  milestone: 'Milestone',
  review: 'Review',
  visit: 'Visit',
  period: 'Period',
  cluster: 'Cluster',
  award: 'Award',
  meeting: 'WorkingSession',
  task: 'Task',
} as const;

/** Type of the node that a command made; undefined for streams that are no node of their own. */
function typeOf(nodeId: string): (typeof TYPES)[keyof typeof TYPES] | undefined {
  const kind = nodeId.slice(0, nodeId.indexOf(':'));
  return kind in TYPES ? TYPES[kind as keyof typeof TYPES] : undefined;
}
