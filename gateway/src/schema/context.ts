import { requireReader } from '@trienkhai/runtime/authorise';
import type { Caller } from '../caller.ts';
import type { GraphqlDeps } from './deps.ts';
import { startRead, type Read } from './read.ts';

/** What every resolver has at hand. */
export interface GraphqlContext {
  readonly read: Read;
  readonly caller: Caller;
  /** A new look at the system, at least as far as the given position. */
  readonly readAgain: (caller: Caller) => Read;
  readonly deps: GraphqlDeps;
  /** Set when a command could not be carried out for an outage: the response then says when to try again. */
  readonly response: { outage: boolean };
}

/** What a request may use; throws FORBIDDEN for an account that may not even read. */
export function createContext(deps: GraphqlDeps, caller: Caller): GraphqlContext {
  const now = deps.now ?? (() => new Date());
  const readAgain = (each: Caller) => startRead(each, deps, now());
  requireReader(caller.principal, deps.units, now());
  return { read: readAgain(caller), caller, readAgain, deps, response: { outage: false } };
}
