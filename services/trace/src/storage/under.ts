import pLimit from 'p-limit';
import type { ProjectionSnapshot } from '@trienkhai/runtime/projector';
import { withoutViews, type ActRows } from '../projections/act-rows.ts';
import { directivesOf } from '../projections/activity-reach.ts';
import { everyValue } from '../projections/view.ts';
import { isDue, readDigest, writeDigest } from './digests.ts';
import type { DirectiveSources, Summed } from './directive-sources.ts';
import { ACTS, SUMMED, type ActsUnder, type Part } from './parts.ts';
import { createRecent } from './recent.ts';
import { refresh, type Held } from './refresh.ts';
import { narrowed, type Sight } from './sight.ts';

/** What stands under one directive, in parts: who asks for one of them does not wait for the other. */
export interface ReadUnder {
  rows(sight: Sight, directiveId: string): Promise<ActRows>;
  /** Both parts as they stand together. */
  whole(sight: Sight, directiveId: string): Promise<DirectiveSources>;
}

const ROUNDS = 3;

export function readsUnder(): ReadUnder {
  const [acts, summed] = [keeps<ActsUnder>(ACTS), keeps<Summed>(SUMMED)];
  return {
    rows: async (sight, directiveId) => seenActs((await acts(sight.snapshot, directiveId)).value, sight).rows,
    async whole(sight, directiveId) {
      const { snapshot } = sight;
      const read = () => Promise.all([acts(snapshot, directiveId), summed(snapshot, directiveId)]);
      let both = await read();
      // Something changed between the two: under constant writing each is whole by itself.
      for (let round = 1; both[0].stamp !== both[1].stamp && round < ROUNDS; round += 1) both = await read();
      return { rows: seenActs(both[0].value, sight).rows, summed: seenSummed(both[1].value, sight) };
    },
  };
}

const seenActs = narrowed<ActsUnder>((acts, hidden) => {
  const { rows, beside } = acts;
  const gone = [...beside].flatMap(([id, others]) => (others.some((each) => hidden.has(each)) ? [id] : []));
  return gone.length === 0 ? acts : { rows: withoutViews(rows, gone), beside };
});

const seenSummed = narrowed<Summed>((summed, hidden) => {
  const left = [...summed].filter(([, view]) => {
    return !everyValue(view).some((value) => directivesOf(value).some((each) => hidden.has(each)));
  });
  return left.length === summed.size ? summed : new Map(left);
});

interface Kept<Value> {
  readonly held: Held<Value>;
  /** Views that have changed since its digest was written; undefined: there is none. */
  readonly unwritten: number | undefined;
}

/** Documents of the country weigh tens of megabytes while they are read. */
const oneAfterTheOther = pLimit(1);

/** Reads what has changed since the last question, or since the digest that an earlier process wrote. */
function keeps<Value>(part: Part<Value>) {
  const kept = createRecent<string, Kept<Value>>(part.keptBytes, ({ held }) => part.weightOf(held.value));
  const readFirst = new Map<string, Promise<unknown>>();
  const read = async (
    snapshot: ProjectionSnapshot,
    directiveId: string,
    before: Kept<Value> | undefined,
  ): Promise<Held<Value>> => {
    let changed = 0;
    const held = await refresh<Value>(snapshot, directiveId, before?.held, async (filter, value) => {
      const readInto = () => part.read({ snapshot, directiveId }, filter, value);
      const found = await (value === undefined ? oneAfterTheOther(readInto) : readInto());
      changed += found.views;
      return found.value;
    });
    const unwritten = before?.unwritten === undefined ? undefined : before.unwritten + changed;
    const isWritten = isDue(unwritten, () => part.viewsOf(held.value));
    kept.set(directiveId, { held, unwritten: isWritten ? 0 : unwritten });
    // Whoever asks next without it reads the documents: nothing is lost where it cannot be written.
    if (isWritten) {
      const write = () => writeDigest(snapshot, directiveId, part, held);
      void oneAfterTheOther(write).catch(() => undefined);
    }
    return held;
  };
  return async (snapshot: ProjectionSnapshot, directiveId: string): Promise<Held<Value>> => {
    // Whoever asks meanwhile waits for who reads it first, and looks only for what has changed since.
    for (let first; (first = readFirst.get(directiveId));) await first.catch(() => undefined);
    const before = kept.get(directiveId);
    if (before) return read(snapshot, directiveId, before);
    const first = fromDigest(snapshot, directiveId, part).then((digest) =>
      read(snapshot, directiveId, digest),
    );
    readFirst.set(directiveId, first);
    return first.finally(() => readFirst.delete(directiveId));
  };
}

async function fromDigest<Value>(
  snapshot: ProjectionSnapshot,
  directiveId: string,
  part: Part<Value>,
): Promise<Kept<Value> | undefined> {
  const held = await readDigest(snapshot, directiveId, part);
  return held && { held, unwritten: 0 };
}
