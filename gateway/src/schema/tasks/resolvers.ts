import { answeringFor } from '@trienkhai/kernel/unit-history/heirs';
import { unitsOf } from '../as-of.ts';
import { fetchFacts } from '../connection.ts';
import type { Resolvers } from '../generated/types.ts';
import {
  loadDirective,
  loadDirectives,
  loadNode,
  loadNodes,
  namedUnit,
  namedUnits,
  taskNode,
  workingSessionNode,
} from '../nodes.ts';
import { known, wire } from '../words.ts';

export const taskResolvers: Pick<Resolvers, 'Query' | 'Task' | 'WorkingSession'> = {
  Query: {
    tasks: (_, args, { read }) => {
      const { owner, directive, source, status, dueFrom, dueTo } = args.filter ?? {};
      const asked = {
        ownerId: owner ?? undefined,
        directiveId: directive ?? undefined,
        sourceId: source ?? undefined,
        status: wire('TASK_STATUS_', status),
        dueFrom: dueFrom ?? undefined,
        dueTo: dueTo ?? undefined,
      };
      const { trace } = read.caller.peers;
      return fetchFacts(
        read,
        args,
        (request) => trace.listTasks({ ...request, ...asked }, read.call),
        taskNode,
      );
    },
    workingSessions: (_, args, { read }, info) => {
      const directiveId = args.filter?.directive ?? undefined;
      const { trace } = read.caller.peers;
      return fetchFacts(
        read,
        args,
        (request) => trace.listWorkingSessions({ ...request, directiveId }, read.call),
        workingSessionNode,
        info,
      );
    },
  },
  Task: {
    owner: ({ asOf, ownerId }) => namedUnit(asOf, ownerId),
    assignedBy: ({ asOf, assignedById }) => namedUnit(asOf, assignedById),
    status: ({ status }) => known('TASK_STATUS_', status),
    evidence: ({ asOf, evidenceIds }) => loadNodes(asOf, evidenceIds),
    source: ({ asOf, sourceId }) => (sourceId === undefined ? null : loadNode(asOf, sourceId)),
    directive: ({ asOf, directiveId }) =>
      directiveId === undefined ? null : loadDirective(asOf, directiveId),
    heirs: ({ asOf, ownerId }) => {
      const answering = answeringFor(ownerId, unitsOf(asOf), asOf.on);
      return namedUnits(
        asOf,
        answering.filter((id) => id !== ownerId),
      );
    },
  },
  WorkingSession: {
    unit: ({ asOf, unitId }) => namedUnit(asOf, unitId),
    with: ({ asOf, withIds }) => namedUnits(asOf, withIds),
    directives: ({ asOf, directiveIds }) => loadDirectives(asOf, directiveIds),
    tasks: async ({ asOf, taskIds }) => {
      const nodes = await loadNodes(asOf, taskIds);
      return nodes.filter((node) => node.__typename === 'Task');
    },
  },
};
