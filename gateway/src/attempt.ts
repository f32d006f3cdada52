import type { Caller } from './caller.ts';
import type { Attempt } from './refusal-log.ts';

/** Whoever asks, as far as it is known yet. */
type Asker = Partial<Pick<Caller, 'principal' | 'dryRun'>>;

export function attemptOf(
  door: Attempt['door'],
  operation: string,
  { principal, dryRun }: Asker = {},
): Attempt {
  return { door, operation, account: principal?.actor, rehearsal: dryRun };
}
