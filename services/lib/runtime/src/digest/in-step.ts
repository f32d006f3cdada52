import { compareLeaves, type Head } from '../digest.ts';

/** Several lists of heads, each in the order of the leaves, as one; no stream is in two of them. */
export async function* inOneOrder(lists: readonly AsyncIterable<Head>[]): AsyncIterable<Head> {
  const readers = lists.map((list) => list[Symbol.asyncIterator]());
  const first = await Promise.all(readers.map(async (reader) => ({ reader, at: await reader.next() })));
  const left = first.filter(({ at }) => !at.done);
  while (left.length > 0) {
    const least = left.reduce((a, b) =>
      compareLeaves(a.at.value.streamId, b.at.value.streamId) <= 0 ? a : b,
    );
    yield least.at.value;
    least.at = await least.reader.next();
    if (least.at.done) left.splice(left.indexOf(least), 1);
  }
}

/** One stream as it was and as it is; of one that is new or gone there is but one. */
export interface Step {
  readonly last?: Head;
  readonly now?: Head;
}

/** Two lists of heads, both in the order of the leaves, stream by stream. */
export async function* inStep(last: AsyncIterable<Head>, now: AsyncIterable<Head>): AsyncIterable<Step> {
  const [before, after] = [last[Symbol.asyncIterator](), now[Symbol.asyncIterator]()];
  let [was, is] = await Promise.all([before.next(), after.next()]);
  while (!was.done || !is.done) {
    const order = was.done ? 1 : is.done ? -1 : compareLeaves(was.value.streamId, is.value.streamId);
    yield {
      ...(order <= 0 && !was.done && { last: was.value }),
      ...(order >= 0 && !is.done && { now: is.value }),
    };
    if (order <= 0) was = await before.next();
    if (order >= 0) is = await after.next();
  }
}
