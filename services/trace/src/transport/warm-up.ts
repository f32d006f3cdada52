import { dayOf } from '@trienkhai/kernel/day';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import { ancestryOf } from '@trienkhai/kernel/unit-history/ancestry';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import type { ActRows } from '../projections/act-rows.ts';
import { issuingLevel, knownDirectives, newestIssue, type KnownDirective } from '../queries/directives.ts';
import { lastSaid } from '../queries/rollout/last-said.ts';
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
  const on = dayOf(sources.now());
  try {
    const directives = await models.directives(sight);
    for (const directive of askedMost(knownDirectives(directives.values()), history)) {
      const rows = await models.under.rows(sight, directive.id);
      const about = (units: UnitHistory, knownAt?: string) =>
        levelsOf(rollouts.inputs(directive, rows, units, knownAt), { on }).map(levelToProto);
      about(history);
      for (const instant of past(rows)) about(history.asKnownAt(instant), instant.toISOString());
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

/** Three, right before the last that was said: the first is counted by itself, the second for all, the third as all later ones. */
function past(rows: ActRows): readonly Date[] {
  const last = lastSaid(rows);
  return Number.isFinite(last) ? [1, 2, 3].map((ms) => new Date(last - ms)) : [];
}
