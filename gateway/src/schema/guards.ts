import { DomainError } from '@trienkhai/kernel/domain-error';
import {
  GraphQLError,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { checkArguments } from './arguments.ts';

type Resolver = GraphQLFieldResolver<unknown, unknown>;

/** Puts a check of the arguments before every resolver that reads, and places every refusal. */
export function guardResolvers(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const reads = type !== schema.getMutationType();
    for (const field of Object.values(type.getFields())) {
      if (field.resolve) field.resolve = guarded(field, field.resolve, reads);
      if (field.subscribe) field.subscribe = guarded(field, field.subscribe, reads);
    }
  }
}

function guarded(
  { args: declared }: GraphQLField<unknown, unknown>,
  resolve: Resolver,
  reads: boolean,
): Resolver {
  return (source, args, context, info) => {
    try {
      if (reads) checkArguments(declared, args);
      const result = resolve(source, args, context, info);
      return result instanceof Promise ? result.catch(rethrow) : result;
    } catch (error) {
      return rethrow(error);
    }
  };
}

/** GraphQL takes any error with a `path` for one that knows its place in the answer; a refusal's is the input's. */
function rethrow(error: unknown): never {
  throw error instanceof DomainError ? new GraphQLError(error.message, { originalError: error }) : error;
}
