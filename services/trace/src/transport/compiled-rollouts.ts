import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import type { GetRolloutResponse } from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { ActRows } from '../projections/act-rows.ts';
import type { KnownDirective } from '../queries/directives.ts';
import {
  rolloutInputs,
  rolloutOn,
  type Keeps,
  type RolloutInputs,
  type RolloutTable,
} from '../queries/rollout.ts';
import { carriedActs } from '../queries/rollout/carried-acts.ts';
import { bytesOfChanges, type CountChanges } from '../queries/rollout/count-changes.ts';
import { knownActs } from '../queries/rollout/known-acts.ts';
import type { LevelInState } from '../queries/rollout/levels.ts';
import { lastSaid } from '../queries/rollout/last-said.ts';
import { bytesOf } from '../queries/rollout/tally.ts';
import { createRecent, type Recent } from '../storage/recent.ts';

export interface Rollouts {
  /** What the rollout is computed from; compiled once per state of the documents and of the units. */
  inputs(directive: KnownDirective, rows: ActRows, history: UnitHistory, knownAt?: string): RolloutInputs;
  /** The rows of one day, all of them or those within a territory; computed once per inputs. */
  table(inputs: RolloutInputs, on: Day, within?: UnitId): RolloutTable;
  /** Counts and totals; computed once per inputs and `question`, which tells the day, the territory and what of it. */
  answer(inputs: RolloutInputs, question: string, compute: () => RolloutAnswer): RolloutAnswer;
}

export type RolloutAnswer = Pick<GetRolloutResponse, 'levels' | 'activities'>;

interface Compiled {
  readonly rows: ActRows;
  readonly history: UnitHistory;
  readonly inputs: RolloutInputs;
}

/** How counts came about; null: they were asked for once. */
type KeptChanges = CountChanges | null;

/** Units named in the kept inputs, each once for every instant it is looked at from. */
const KEPT_UNITS = 60_000;
const KEPT_ROWS = 6_000;
/** What inputs, a table or an answer weigh beside what is counted of them. */
const BESIDE = 50;
/** Ids of the evidence in kept answers. */
const KEPT_EVIDENCE = 100_000;
/** Bytes of levels that are kept for all days of a state: one of all communes takes a quarter of a million. */
const KEPT_LEVELS = 6_000_000;
/** Bytes of what is kept of how counts came about: half a million for the communes of one state. */
const KEPT_CHANGES = 4_000_000;
/** What a level takes beside its days. */
const LEVEL_BYTES = 4_000;

/** Everything here can be thrown away: it is computed again from documents and unit history. */
export function createRollouts(): Rollouts {
  const compiled = createRecent<string, Compiled>(KEPT_UNITS, weightOfInputs);
  const tables = createRecent<string, RolloutTable>(KEPT_ROWS, (table) => BESIDE + table.rows.length);
  const answers = createRecent<string, RolloutAnswer>(KEPT_EVIDENCE, weightOf);
  const levels = createRecent<string, LevelInState>(KEPT_LEVELS, ({ tally }) => LEVEL_BYTES + bytesOf(tally));
  const changes = createRecent<string, KeptChanges>(KEPT_CHANGES, weightOfChanges);
  const groundOf = numbersGrounds();
  const ids = new WeakMap<RolloutInputs, number>();
  let lastId = 0;
  const keepsLevels = (id: number): Partial<Keeps> => ({
    keepLevel: (level, read) => computeOnce(levels, `${id} ${level}`, read),
  });
  return {
    inputs(directive, rows, history, asked) {
      // Since then nothing else was said: what was known then is what is known now.
      const knownAt = asked !== undefined && lastSaid(rows) <= Date.parse(asked) ? undefined : asked;
      const key = `${directive.id}@${directive.version} ${history.states.length} ${knownAt ?? ''}`;
      const kept = compiled.get(key);
      if (kept?.rows === rows && kept.history === history) return kept.inputs;
      const acts = knownActs(carriedActs(rows, history), { knownAt, sample: directive.value.sample });
      const id = (lastId += 1);
      const keeps =
        knownAt === undefined
          ? keepsLevels(id)
          : keepsChanges(changes, `${groundOf(rows, history)} ${directive.id}@${directive.version}`);
      const inputs = rolloutInputs(directive.id, directive.value, acts, history, keeps);
      ids.set(inputs, id);
      compiled.set(key, { rows, history, inputs });
      return inputs;
    },
    table(inputs, on, within) {
      const key = `${ids.get(inputs)} ${on} ${within ?? ''}`;
      return computeOnce(tables, key, () => rolloutOn(inputs, on, within));
    },
    answer: (inputs, question, compute) => computeOnce(answers, `${ids.get(inputs)} ${question}`, compute),
  };
}

/** An instant of the past is hardly asked about twice: what is kept of a level serves all of them. */
function keepsChanges(changes: Recent<string, KeptChanges>, of: string): Partial<Keeps> {
  return {
    keepChanges(level, make) {
      const key = `${of} ${level}`;
      const kept = changes.get(key);
      if (kept) return kept;
      // Who asks about one instant alone does not pay for all of them.
      const made = kept === null ? make() : null;
      changes.set(key, made);
      return made ?? undefined;
    },
  };
}

/** Tells rows as one history sees them from all others, and holds neither. */
function numbersGrounds(): (rows: ActRows, history: UnitHistory) => number {
  const known = new WeakMap<ActRows, WeakMap<UnitHistory, number>>();
  let last = 0;
  return (rows, history) => {
    let byHistory = known.get(rows);
    if (!byHistory) known.set(rows, (byHistory = new WeakMap()));
    let number = byHistory.get(history);
    if (number === undefined) byHistory.set(history, (number = last += 1));
    return number;
  };
}

function computeOnce<Value>(kept: Recent<string, Value>, key: string, compute: () => Value): Value {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const value = compute();
  kept.set(key, value);
  return value;
}

function weightOfInputs({ rows }: Compiled): number {
  return BESIDE + rows.numbers.units.ids.length;
}

function weightOfChanges(changes: KeptChanges): number {
  return LEVEL_BYTES + (changes ? bytesOfChanges(changes) : 0);
}

function weightOf({ activities }: RolloutAnswer): number {
  return activities.reduce(
    (sum, { evidenceIds, uncountedIds }) => sum + evidenceIds.length + uncountedIds.length,
    BESIDE,
  );
}
