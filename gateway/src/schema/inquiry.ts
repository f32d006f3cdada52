import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import type { Position } from '@trienkhai/runtime/position';
import { readsWithin } from '@trienkhai/runtime/sight';
import { execute, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Caller } from '../caller.ts';
import { createContext } from './context.ts';
import type { GraphqlDeps } from './deps.ts';
import { causeOf } from './errors.ts';

/** Questions asked inside the gateway: the same resolvers answer that answer at /graphql, so the figures are the same. */
export interface Inquiry {
  /** The instant at which the questions are asked. */
  readonly now: Date;
  readonly today: Day;
  /** Units as known by then. */
  units(knownAt?: Date): UnitHistory;
  /** Whether the account reads the figures of a territory. */
  reads(territory: UnitId): boolean;
  /** The whole answer, or what keeps it from being whole: a refusal as it was thrown. */
  ask<Answer>(question: DocumentNode, variables: Readonly<Record<string, unknown>>): Promise<Answer>;
  /** At what the answers so far were given. */
  seen(): readonly Position[];
}

/** Throws FORBIDDEN for an account that may not read. */
export type Inquire = (caller: Caller) => Inquiry;

export function inquiries(schema: GraphQLSchema, deps: GraphqlDeps): Inquire {
  return (caller) => {
    const context = createContext(deps, caller);
    return {
      now: (deps.now ?? (() => new Date()))(),
      today: context.read.today,
      units: context.read.units,
      reads: (territory) => readsWithin(context.read.reach(), territory),
      seen: () => context.read.seen(),
      async ask<Answer>(question: DocumentNode, variableValues: Readonly<Record<string, unknown>>) {
        const { data, errors } = await execute({
          schema,
          document: question,
          contextValue: context,
          variableValues,
        });
        const [error] = errors ?? [];
        if (error) throw (causeOf(error) ?? error) as Error;
        return data as Answer;
      },
    };
  };
}
