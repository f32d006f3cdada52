import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import type { ActRows } from '../projections/act-rows.ts';
import { knownDirectives, type KnownDirective } from '../queries/directives.ts';
import type { RolloutInputs } from '../queries/rollout.ts';
import { activityTotals, type ActivityTotal } from '../queries/totals.ts';
import type { KnownActivity } from '../queries/totals/statements.ts';
import type { Summed } from '../storage/directive-sources.ts';
import type { ReadModels } from '../storage/read-models.ts';
import type { Sight } from '../storage/sight.ts';
import type { Rollouts } from './compiled-rollouts.ts';
import { summedIn } from './summed-activities.ts';
import {
  dayWithin,
  isAbout,
  readAlongside,
  territoryOf,
  type Reading,
  type ReadingSources,
} from './reading.ts';

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
  readonly within: UnitId | undefined;
  readonly on: string;
}

/** The same for questions about what was done. */
export interface RolloutWithTotals extends OpenedRollout {
  readonly summed: Summed;
}

interface ScopedRequest {
  readonly context: proto.ReadContext | undefined;
  readonly scope: proto.RolloutScope | undefined;
}

/** Throws DIRECTIVE_UNKNOWN, UNIT_UNKNOWN, UNIT_NOT_VALID, and what opening a reading throws. */
export async function openRollout(
  request: ScopedRequest,
  call: CallContext,
  queries: RolloutQueries,
): Promise<OpenedRollout> {
  const { under } = queries.models;
  const [opened] = await open(request, call, queries, async (sight, directiveId) => ({
    rows: await under.rows(sight, directiveId),
  }));
  return opened;
}

/** The same. */
export async function openWithTotals(
  request: ScopedRequest,
  call: CallContext,
  queries: RolloutQueries,
): Promise<RolloutWithTotals> {
  const [opened, { summed }] = await open(request, call, queries, queries.models.under.whole);
  return { ...opened, summed };
}

type ReadRows<Read> = (sight: Sight, directiveId: string) => Promise<Read>;

async function open<Read extends { readonly rows: ActRows }>(
  { context, scope }: ScopedRequest,
  call: CallContext,
  { sources, models, rollouts }: RolloutQueries,
  readUnder: ReadRows<Read>,
): Promise<[OpenedRollout, Read]> {
  const directiveId = scope?.directiveId ?? '';
  const [reading, [directives, read]] = await readAlongside(context, call, sources, {
    scope: isAbout(directiveId),
    read: ({ sight }) => Promise.all([models.directives(sight), readUnder(sight, directiveId)]),
  });
  const view = directives.get(directiveId);
  const directive = view ? knownDirectives([view], reading.knownAt)[0] : undefined;
  if (!directive) throw unknownDirective(directiveId);
  const within = territoryOf(reading, scope?.withinId);
  const on = dayWithin(reading, within, reading.today);
  const inputs = rollouts.inputs(directive, read.rows, reading.history, reading.knownAt);
  return [{ reading, directive, inputs, within, on }, read];
}

export function answeredAt({ reading, directive, on }: OpenedRollout): proto.AnsweredAt {
  return reading.answeredAt(on, [{ streamId: directive.id, version: directive.version }]);
}

/** What was done under the directive within the territory that is asked for, up to the day that is. */
export function totalsOf(opened: RolloutWithTotals): readonly ActivityTotal[] {
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
export function rowTotals(opened: RolloutWithTotals, unitId: UnitId): readonly ActivityTotal[] {
  return totalsUnder(opened, summedIn(opened, unitId), unitId);
}

export function unknownDirective(id: string): DomainError {
  return refuse(
    'DIRECTIVE_UNKNOWN',
    'Không có văn bản này. Hãy tìm văn bản theo số, ký hiệu.',
    'There is no such directive. Look it up by its symbol.',
    { path: ['directive'], facts: { directive: id } },
  );
}
