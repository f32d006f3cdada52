import { withRights } from '@trienkhai/runtime/command-rights';
import { directiveDecider, placesOfDirective } from '../domain/directive.ts';
import { directiveCodec } from '../storage/event-codec.ts';
import type { DirectivesParts } from './directives-parts.ts';

/** The directive behind the rights of the account: once to record with, once to decide without recording. */
export function guardedDirectives(parts: DirectivesParts) {
  const decider = withRights(directiveDecider, placesOfDirective);
  return { handler: parts.handler(decider, directiveCodec), decide: decider.decide };
}

export type GuardedDirectives = ReturnType<typeof guardedDirectives>;
