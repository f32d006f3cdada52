import { createSchema } from 'graphql-yoga';
import { Kind, parse, type GraphQLSchema } from 'graphql';
import { globSync, readFileSync } from 'node:fs';
import { commandNames } from '../commands/index.ts';
import { activityResolvers } from './activities/resolvers.ts';
import { awardResolvers } from './awards/resolvers.ts';
import { baseResolvers } from './base/resolvers.ts';
import { clusterResolvers } from './clusters/resolvers.ts';
import { compareResolvers } from './compare/resolvers.ts';
import { commandResolvers, mutationResolvers } from './commands/resolvers.ts';
import { directiveResolvers } from './directives/resolvers.ts';
import { evidenceResolvers } from './evidence/resolvers.ts';
import { grantResolvers } from './grants/resolvers.ts';
import { guardResolvers } from './guards.ts';
import { historyResolvers } from './history/resolvers.ts';
import { operationsResolvers } from './operations/resolvers.ts';
import { periodResolvers } from './periods/resolvers.ts';
import { progressResolvers } from './progress/resolvers.ts';
import { questionResolvers } from './questions/resolvers.ts';
import { reportResolvers } from './reports/resolvers.ts';
import { reportingResolvers } from './reporting/resolvers.ts';
import { reviewResolvers } from './reviews/resolvers.ts';
import { rolloutResolvers } from './rollout/resolvers.ts';
import { scalars } from './scalars.ts';
import { sessionResolvers } from './sessions/resolvers.ts';
import { subscriptionResolvers } from './subscriptions/resolvers.ts';
import { reorganisationResolvers } from './units/reorganisations.ts';
import { checkResolvers } from './units/check.ts';
import { taskResolvers } from './tasks/resolvers.ts';
import { unitResolvers } from './units/resolvers.ts';
import { visitResolvers } from './visits/resolvers.ts';

const modules = [
  scalars,
  baseResolvers,
  unitResolvers,
  checkResolvers,
  reorganisationResolvers,
  directiveResolvers,
  rolloutResolvers,
  compareResolvers,
  activityResolvers,
  sessionResolvers,
  reportResolvers,
  visitResolvers,
  reviewResolvers,
  progressResolvers,
  historyResolvers,
  questionResolvers,
  periodResolvers,
  clusterResolvers,
  awardResolvers,
  reportingResolvers,
  taskResolvers,
  grantResolvers,
  operationsResolvers,
  evidenceResolvers,
  commandResolvers,
  subscriptionResolvers,
];

/** The whole schema definition: every `.graphql` file of this folder. */
function readSdl(): string {
  const folder = import.meta.dirname;
  const files = globSync('**/*.graphql', { cwd: folder }).sort();
  return files.map((file) => readFileSync(`${folder}/${file}`, 'utf8')).join('\n');
}

/** The executable schema; fails when a resolver names a field that the SDL does not have. */
export function createExecutableSchema(): GraphQLSchema {
  const sdl = readSdl();
  const schema = createSchema({
    typeDefs: sdl,
    resolvers: [...modules, { Mutation: mutationResolvers(commandsIn(sdl)) }] as never,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  guardResolvers(schema);
  return schema;
}

/** Mutations that record something; the others are what operators do. */
function commandsIn(sdl: string): string[] {
  const names: readonly string[] = commandNames;
  return mutationNames(sdl).filter((name) => names.includes(name));
}

function mutationNames(sdl: string): string[] {
  return parse(sdl).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_EXTENSION && definition.name.value === 'Mutation'
      ? (definition.fields ?? []).map((field) => field.name.value)
      : [],
  );
}
