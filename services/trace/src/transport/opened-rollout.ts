import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { knownDirectives, type KnownDirective } from '../queries/directives.ts';
import type { RolloutInputs } from '../queries/rollout.ts';
import { activityTotals, type ActivityTotal } from '../queries/totals.ts';
import type { KnownActivity } from '../queries/totals/statements.ts';
import type { DirectiveSources } from '../storage/directive-sources.ts';
import type { ReadModels } from '../storage/read-models.ts';
import type { Rollouts } from './compiled-rollouts.ts';
import { summedIn } from './summed-activities.ts';
import { dayWithin, isAbout, readAlongside, type Reading, type ReadingSources } from './reading.ts';

export interface RolloutQueries {
  readonly sources: ReadingSources;
  readonly models: ReadModels;
  readonly rollouts: Rollouts;
}

/** One question about a rollout with everything that its answer is computed from. */
export interface OpenedRollout {
  readonly reading: Reading;
  readonly directive: KnownDirective;
  readonly inputs: RolloutInputs;
  readonly documents: DirectiveSources;
  readonly within: UnitId | undefined;
  readonly on: string;
}

interface ScopedRequest {
  readonly context: proto.ReadContext | undefined;
  readonly scope: proto.RolloutScope | undefined;
}

/** Throws DIRECTIVE_UNKNOWN, UNIT_UNKNOWN, UNIT_NOT_VALID, and what opening a reading throws. */
export async function openRollout(
  { context, scope }: ScopedRequest,
  call: CallContext,
  { sources, models, rollouts }: RolloutQueries,
): Promise<OpenedRollout> {
  const directiveId = scope?.directiveId ?? '';
  const [reading, [directives, documents]] = await readAlongside(context, call, sources, {
    scope: isAbout(directiveId),
    read: ({ snapshot }) => Promise.all([models.directives(snapshot), models.under(snapshot, directiveId)]),
  });
  const view = directives.get(directiveId);
  const directive = view ? knownDirectives([view], reading.knownAt)[0] : undefined;
  if (!directive) throw unknownDirective(directiveId);
  const within = scope?.withinId;
  const on = dayWithin(reading, within, reading.today);
  const inputs = rollouts.inputs(directive, documents, reading.history, reading.knownAt);
  return { reading, directive, inputs, documents, within, on };
}

export function answeredAt({ reading, directive, on }: OpenedRollout): proto.AnsweredAt {
  return reading.answeredAt(on, [{ streamId: directive.id, version: directive.version }]);
}

/** What was done under the directive within the territory that is asked for, up to the day that is. */
export function totalsOf(opened: OpenedRollout): readonly ActivityTotal[] {
  return totalsUnder(opened, summedIn(opened, opened.within), opened.within);
}

/** Days before any document: the totals under a directive have no lower bound. */
const BEGINNING = '0001-01-01';

function totalsUnder(
  { reading, directive, on }: OpenedRollout,
  activities: readonly KnownActivity[],
  within: UnitId | undefined,
): readonly ActivityTotal[] {
  const { history } = reading;
  const territory = within ?? history.byCode('CENTRE', 'TW', on)?.id;
  if (activities.length === 0 || territory === undefined) return [];
  const question = { within: territory, from: BEGINNING, to: on, on, directiveId: directive.id, groups: [] };
  return activityTotals(activities, question, history);
}

/** Totals of the territory of one unit that is there on the day of the table. */
export function rowTotals(opened: OpenedRollout, unitId: UnitId): readonly ActivityTotal[] {
  return totalsUnder(opened, summedIn(opened, unitId), unitId);
}

export function unknownDirective(id: string): DomainError {
  return refuse(
    'DIRECTIVE_UNKNOWN',
    `Không có văn bản ${id}. Hãy tìm văn bản theo số, ký hiệu trước.`,
    `There is no directive ${id}. Look it up by its symbol first.`,
    { path: ['directive'], facts: { directive: id } },
  );
}
