import type { YogaInitialContext } from 'graphql-yoga';
import type { Caller } from '../caller.ts';
import type { GraphqlDeps } from './deps.ts';
import type { Language } from './directives/symbol-reading.ts';
import { startRead, type Read } from './read.ts';

/** What every resolver has at hand. */
export interface GraphqlContext {
  readonly read: Read;
  readonly caller: Caller;
  /** For remarks that come as one text: English when the client prefers it. */
  readonly language: Language;
  /** A new look at the system, at least as far as the given position. */
  readonly readAgain: (caller: Caller) => Read;
  readonly deps: GraphqlDeps;
}

export function createContext(
  deps: GraphqlDeps,
  caller: Caller,
  { request }: YogaInitialContext,
): GraphqlContext {
  const now = deps.now ?? (() => new Date());
  const readAgain = (each: Caller) => startRead(each, deps.units, now());
  const language = /^\s*en\b/i.test(request.headers.get('accept-language') ?? '') ? 'en' : 'vi';
  return { read: readAgain(caller), caller, language, readAgain, deps };
}
