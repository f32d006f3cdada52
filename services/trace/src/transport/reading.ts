import { dayOf, isDay, type Day } from '@trienkhai/kernel/day';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { GrantBook } from '@trienkhai/kernel/grants';
import { unitNotValid, unknownUnit } from '@trienkhai/kernel/rules/unit-named';
import type { UnitHistory, UnitId, UnitRecord } from '@trienkhai/kernel/unit-history';
import type { AnsweredAt, ReadContext } from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import type { ParkedRecord } from '@trienkhai/runtime/parked';
import { mergePositions, type Position } from '@trienkhai/runtime/position';
import type { Principal } from '@trienkhai/runtime/auth';
import { ownTerritory, readsWithin } from '@trienkhai/runtime/sight';
import type { ReadBounds } from '@trienkhai/runtime/projector';
import type { ParkedBy } from '../storage/parked-by.ts';
import type { Sight } from '../storage/sight.ts';
import type { Settlement } from '../storage/settlement.ts';

export interface ReadingSources {
  units(): UnitHistory;
  readonly grants: GrantBook;
  waitForUnits(positions: readonly Position[]): Promise<void>;
  waitForViews(positions: readonly Position[], signal: AbortSignal): Promise<void>;
  /** What the account may read now. */
  sight(principal: Principal): Promise<Sight>;
  readonly parkedBy: ParkedBy;
  readonly settlement: Settlement;
  readonly now: () => Date;
}

/** One question's frame: what it waited for, which units it uses, what was known. */
export interface Reading {
  readonly history: UnitHistory;
  readonly sight: Sight;
  /** RFC 3339 UTC; undefined: everything recorded so far. */
  readonly knownAt: string | undefined;
  /** The day asked for; undefined: not given. */
  readonly on: Day | undefined;
  readonly today: Day;
  answeredAt(on: Day, positions?: readonly Position[]): AnsweredAt;
}

/** Which parked records could change the answer. */
export type ParkedScope = (record: ParkedRecord) => boolean;

/** A record of the directive itself, or one that names it. */
export function isAbout(directiveId: string): ParkedScope {
  return ({ record: { key, value } }) => key === directiveId || value?.includes(directiveId) === true;
}

const STORE_GRACE_MS = 200;

const everything: ParkedScope = () => true;

/** Waits for the caller's positions, settles `known_at`, and fixes the units for the whole question. */
export async function openReading(
  context: ReadContext | undefined,
  call: CallContext,
  sources: ReadingSources,
  scope: ParkedScope = everything,
): Promise<Reading> {
  const [reading] = await readAlongside(context, call, sources, { scope, read: () => undefined });
  return reading;
}

/** The same for a question that can read meanwhile: what it reads counts only where nothing is refused. */
export async function readAlongside<Read>(
  context: ReadContext | undefined,
  call: CallContext,
  sources: ReadingSources,
  { scope, read }: { readonly scope: ParkedScope; readonly read: (reading: Reading) => Read },
): Promise<[Reading, Awaited<Read>]> {
  const after = context?.after ?? [];
  const on = optionalDay(context?.on, 'on');
  await Promise.all([sources.waitForUnits(after), sources.waitForViews(after, call.signal)]);
  const asked = context?.knownAt;
  if (asked) {
    await sources.settlement.settle(asked, { token: call.principal.token, signal: call.signal });
  }
  const seen = await sources.sight(call.principal);
  const bounded = { ...seen, snapshot: { ...seen.snapshot, bounds: boundsOf(call) } };
  const reading = readingOf(context, sources, on, bounded);
  const { sight, knownAt } = reading;
  const refused =
    knownAt && sources.parkedBy(sight.snapshot, knownAt).then((all) => refuseParked(all, scope, sight));
  const [found] = await Promise.all([read(reading), refused]);
  return [reading, found];
}

function readingOf(
  context: ReadContext | undefined,
  sources: ReadingSources,
  on: Day | undefined,
  sight: Sight,
): Reading {
  const { after = [], knownAt: asked } = context ?? {};
  const all = sources.units();
  const history = asked ? all.asKnownAt(asked) : all;
  const now = sources.now();
  return {
    history,
    sight,
    knownAt: asked?.toISOString(),
    on,
    today: dayOf(now),
    answeredAt: (day, positions = []) => ({
      on: day,
      knownAt: asked ?? now,
      unitsVersion: all.version,
      positions: mergePositions(
        after.filter(({ version }) => version > 0),
        positions,
        all.version > 0 ? [{ streamId: 'territory', version: all.version }] : [],
      ),
    }),
  };
}

/** The store ends what nobody waits for any more: at once who leaves, a little later what is late. */
function boundsOf({ signal, deadline }: CallContext): ReadBounds {
  const left = Math.max(0, deadline.getTime() - Date.now());
  return { signal, maxTimeMS: Math.ceil(left) + STORE_GRACE_MS };
}

/** A record that waits for an operator could still change what was known then. */
function refuseParked(parked: readonly ParkedRecord[], scope: ParkedScope, { reach }: Sight): void {
  const first = parked.find(scope);
  if (!first) return;
  throw refuse(
    'PARKED',
    'Một bản ghi trước thời điểm "knownAt" không đọc được và đang chờ xử lý; hãy báo quản trị viên.',
    'A record from before "knownAt" could not be read and waits for an operator; tell the administrator.',
    { path: ['knownAt'], facts: { record: first._id, streamId: (reach ? undefined : first.streamId) ?? '' } },
  );
}

/** Throws DATE_INVALID for a text that is no calendar day; undefined passes. */
export function optionalDay(text: string | undefined, field: string): Day | undefined {
  if (text === undefined || isDay(text)) return text;
  throw refuse(
    'DATE_INVALID',
    `"${text}" không phải là ngày. Hãy viết ngày theo dạng 2025-07-01.`,
    `"${text}" is no calendar day. Write days like 2025-07-01.`,
    { path: [field] },
  );
}

export function requiredDay(text: string, field: string): Day {
  return optionalDay(text, field)!;
}

type Sighted = Pick<Reading, 'history' | 'sight'>;

/** The unit of a territory that the account reads; of any other one the answer is that of an unknown one. Throws UNIT_UNKNOWN. */
export function knownUnit({ history, sight }: Sighted, id: UnitId, field: string): UnitRecord {
  const unit = history.get(id);
  if (unit && readsWithin(sight.reach, id)) return unit;
  throw unknownUnit(id, [field]);
}

/** The territory of a question about figures; where none is named, that of the account. Throws UNIT_UNKNOWN, WITHIN_REQUIRED. */
export function territoryOf(reading: Sighted, within: UnitId | undefined): UnitId | undefined {
  return within === undefined ? ownTerritory(reading.sight.reach) : knownUnit(reading, within, 'within').id;
}

/** The day of the tree for a territory: a day that was given must be one of its own, another one moves. */
export function dayWithin(reading: Reading, within: UnitId | undefined, otherwise: Day): Day {
  const { history, on } = reading;
  if (within === undefined) return on ?? otherwise;
  const unit = knownUnit(reading, within, 'within');
  if (on === undefined) return history.nearestValidDay(within, otherwise);
  if (history.isValid(within, on)) return on;
  throw unitNotValid(history, unit, on, ['on']);
}
