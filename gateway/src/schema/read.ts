import { dayOf, type Day } from '@trienkhai/kernel/day';
import type { GrantBook } from '@trienkhai/kernel/grants';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import type { AnsweredAt, ReadContext } from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { Fact } from '@trienkhai/proto/trienkhai/trace/v1/model';
import { readsWith, rightsOf, type Rights } from '@trienkhai/runtime/auth';
import { reachOf, type Reach } from '@trienkhai/runtime/sight';
import type { CallOptions } from '@trienkhai/runtime/grpc-client';
import { mergePositions, type Position } from '@trienkhai/runtime/position';
import type { ReadingLog } from '@trienkhai/runtime/reading-log';
import DataLoader from 'dataloader';
import type { Caller } from '../caller.ts';
import type { GraphqlDeps } from './deps.ts';

const TERRITORY = 'territory';
const WAIT_MS = 2000;
const MOST_FACTS_PER_CALL = 500;

/** One look at the system: that of a request, or of one event of a subscription. */
export interface Read {
  readonly caller: Caller;
  readonly today: Day;
  /** Token and signal for each call. */
  readonly call: CallOptions;
  /** What every answer must have seen: the caller's positions and the units of this look. */
  after(): Position[];
  /** Units as known by then; the newest snapshot at which any part was answered. */
  units(knownAt?: Date): UnitHistory;
  readonly grants: GrantBook;
  /** What the account may do today. */
  rights(): Rights;
  /** What it reads; undefined: everything. */
  reach(): Reach | undefined;
  /** The recorded fact of an id, in batches; undefined where there is none. */
  fact(id: string, knownAt?: Date): Promise<Fact | undefined>;
  /** Takes note of what an answer has seen and catches up with its units. */
  noted(at: AnsweredAt | undefined): Promise<void>;
  saw(positions: readonly Position[]): void;
  /** Takes note that something was read which is not for everybody. */
  readonly note: ReadingLog['note'];
  /** Everything seen so far, for `X-Position`. */
  seen(): readonly Position[];
}

/** The day and the knowledge at which a part of the answer is given; fields inside inherit both. */
export interface AsOf {
  readonly on: Day;
  readonly knownAt?: Date | undefined;
  readonly read: Read;
}

export function startRead(
  caller: Caller,
  { units: source, evidence }: Pick<GraphqlDeps, 'units' | 'evidence'>,
  now: Date,
): Read {
  const positions: Position[] = [];
  const call = { token: caller.principal.token, signal: caller.signal };
  let taken: UnitHistory | undefined;
  const units = () => (taken ??= source.current());
  const territory = () => (units().version > 0 ? [{ streamId: TERRITORY, version: units().version }] : []);
  const after = () => mergePositions(caller.after, territory());
  const { grants } = source;
  const today = dayOf(now);
  const rights = () => rightsOf(caller.principal, { units: units(), grants }, today);
  const loaderOf = factLoaders((knownAt) => factLoader(caller, call, knownAt, after));
  return {
    caller,
    call,
    after,
    today,
    grants,
    rights,
    reach: () => reachOf(readsWith(rights())),
    units: (knownAt) => (knownAt ? units().asKnownAt(knownAt) : units()),
    fact: (id, knownAt) => loaderOf(knownAt).load(id),
    noted: async (at) => {
      if (!at) return;
      positions.push(...at.positions);
      if (at.unitsVersion <= units().version) return;
      await source.waitFor([{ streamId: TERRITORY, version: at.unitsVersion }], { timeoutMs: WAIT_MS });
      taken = source.current();
    },
    saw: (more) => void positions.push(...more),
    note: evidence.note,
    seen: () => [...positions, ...territory()],
  };
}

/** The request's own day, nothing but today's knowledge left out. */
export function asOfToday(read: Read): AsOf {
  return { on: read.today, read };
}

/** What trace is told of the reader: day, knowledge, positions it must have reached. */
export function readContext({ on, knownAt, read }: AsOf): ReadContext {
  return { on, knownAt, after: read.after() };
}

type FactLoader = DataLoader<string, Fact | undefined>;

/** One for each instant that is asked about. */
function factLoaders(open: (knownAt: Date | undefined) => FactLoader) {
  const loaders = new Map<number | undefined, FactLoader>();
  return (knownAt: Date | undefined): FactLoader => {
    const key = knownAt?.getTime();
    const loader = loaders.get(key) ?? open(knownAt);
    loaders.set(key, loader);
    return loader;
  };
}

function factLoader(
  caller: Caller,
  call: CallOptions,
  knownAt: Date | undefined,
  after: () => Position[],
): FactLoader {
  return new DataLoader(
    async (ids) => {
      const context = { on: undefined, knownAt, after: after() };
      const { facts } = await caller.peers.trace.getFacts({ context, ids: [...ids] }, call);
      const byId = new Map(facts.map((each) => [each.fact?.value.id, each]));
      return ids.map((id) => byId.get(id));
    },
    { maxBatchSize: MOST_FACTS_PER_CALL },
  );
}
