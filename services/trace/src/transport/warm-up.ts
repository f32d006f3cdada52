import { dayOf } from '@trienkhai/kernel/day';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { ancestryOf } from '@trienkhai/kernel/unit-history/ancestry';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import { issuingLevel, knownDirectives, newestIssue, type KnownDirective } from '../queries/directives.ts';
import { levelsOf } from '../queries/rollout/levels.ts';
import { unlimited } from '../storage/sight.ts';
import type { TraceQueries } from './grpc.ts';
import { levelToProto } from './results-to-proto.ts';

/**
 * Reads what every question needs, and answers for nobody what is asked most: whoever asks first should not be the
 * one for whom the code runs for the first time.
 */
export async function warmUp(
  { sources, models, rollouts }: TraceQueries,
  snapshot: ProjectionSnapshot,
): Promise<void> {
  const history = sources.units();
  ancestryOf(history);
  const sight = unlimited(snapshot);
  try {
    const directives = await models.directives(sight);
    for (const directive of askedMost(knownDirectives(directives.values()), history)) {
      const inputs = rollouts.inputs(directive, await models.under.rows(sight, directive.id), history);
      levelsOf(inputs, { on: dayOf(sources.now()) }).map(levelToProto);
    }
  } catch {
    // Nothing can be read yet: whoever asks is told so.
  }
}

/**
 * What the centre issues is addressed to more units than anything else: the newest, and the oldest, whose counts are
 * inherited through every reorganisation since.
 */
function askedMost(known: readonly KnownDirective[], history: UnitHistory): ReadonlySet<KnownDirective> {
  const ofCentre = known
    .filter(({ value: { facts } }) => facts.issuedOn && issuingLevel(facts.issuerId, history) === 'CENTRE')
    .sort(newestIssue);
  return new Set([...ofCentre.slice(0, 1), ...ofCentre.slice(-1)]);
}
