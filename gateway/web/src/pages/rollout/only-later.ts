import { replaceEqualDeep } from '@tanstack/react-query';
import type { RolloutOverviewQuery } from '../../generated/graphql.ts';
import { documentIn } from './unit-words.ts';

/** Asked again, mostly nothing is other than the instant up to which it is known: then nothing is drawn anew. */
export function unlessOnlyLater(
  before: RolloutOverviewQuery | undefined,
  next: RolloutOverviewQuery,
): RolloutOverviewQuery {
  const known = documentIn(before?.node)?.rollout.knownAt;
  const shown = documentIn(next.node);
  if (known === undefined || !shown) return replaceEqualDeep(before, next);
  const asThen = { ...next, node: { ...shown, rollout: { ...shown.rollout, knownAt: known } } };
  return replaceEqualDeep(before, asThen) === before ? before : replaceEqualDeep(before, next);
}
