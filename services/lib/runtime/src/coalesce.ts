interface Waiting<Key, Value> {
  readonly key: Key;
  readonly resolve: (value: Value | undefined) => void;
  readonly reject: (error: unknown) => void;
}

type Load<Key, Value> = (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>;

/** Most keys that one request names. */
const MOST_KEYS = 256;
/** A load that takes longer keeps those behind it waiting no more. */
const PATIENCE_MS = 20;

/**
 * Turns reads of single keys into few requests: what is asked for while one load is under way goes with the
 * next. Every load begins after all its keys were asked for, so that each caller reads what was there when
 * it asked, or later. A key that the load leaves out reads as undefined.
 */
export function coalesce<Key, Value>(load: Load<Key, Value>): (key: Key) => Promise<Value | undefined> {
  let waiting: Waiting<Key, Value>[] = [];
  let underWay = 0;
  let timer: NodeJS.Timeout | undefined;
  let due = false;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    due = false;
    while (waiting.length > 0) void settle(waiting.splice(0, MOST_KEYS));
  }

  async function settle(batch: readonly Waiting<Key, Value>[]): Promise<void> {
    underWay += 1;
    await answer(load, batch);
    underWay -= 1;
    if (underWay === 0) flush();
  }

  function schedule(): void {
    if (underWay > 0) timer ??= setTimeout(flush, PATIENCE_MS);
    else if (!due) {
      due = true;
      queueMicrotask(flush);
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      schedule();
    });
}

async function answer<Key, Value>(
  load: Load<Key, Value>,
  batch: readonly Waiting<Key, Value>[],
): Promise<void> {
  try {
    const found = await load([...new Set(batch.map(({ key }) => key))]);
    for (const { key, resolve } of batch) resolve(found.get(key));
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}
