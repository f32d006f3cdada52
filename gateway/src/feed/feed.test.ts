import { describe, expect, test } from '@jest/globals';
import type { LogRecord } from '@trienkhai/runtime/event-log';
import type { CatchUp } from './catch-up.ts';
import { catchUpPool } from './catch-up-pool.ts';
import { beginning, CURSOR_LENGTH, decodeCursor, encodeCursor, reaches } from './cursor.ts';
import { openTail } from './tail.ts';
import { feedTopics } from './topics.ts';

describe('a cursor', () => {
  const offsets = beginning().map((_, index) => BigInt(index * 1_000_003));

  test('comes back as it went', () => {
    expect(decodeCursor('log1', encodeCursor('log1', offsets))).toEqual(offsets);
    expect(decodeCursor('log1', encodeCursor('log1', beginning()))).toHaveLength(CURSOR_LENGTH);
  });

  test('of another log, cut or made up is refused', () => {
    const cursor = encodeCursor('log1', offsets);
    for (const text of ['', 'x', '%', cursor.slice(0, -8), encodeCursor('log2', offsets), 'é']) {
      expect(() => decodeCursor('log1', text)).toThrow(/INVALID_ARGUMENT/);
    }
  });

  test('reaches another when it does so in every partition', () => {
    expect(reaches(offsets, beginning())).toBe(true);
    expect(reaches([...beginning().slice(1), 5n], [1n, ...beginning().slice(1)])).toBe(false);
  });
});

test('the tail holds a bounded number of records and knows where it begins', async () => {
  const topics = feedTopics('t');
  let deliver: (records: readonly LogRecord[]) => Promise<void> = () => Promise.resolve();
  const subscription = { stop: async () => undefined, running: () => true } as never;
  const reader = {
    readFrom: (options: { batch: (batch: { records: readonly LogRecord[] }) => Promise<void> }) => {
      deliver = (records) => options.batch({ records });
      return subscription;
    },
  } as never;
  const tail = openTail(reader, topics, beginning());
  const record = (offset: number): LogRecord => ({
    topic: 't.study.v1',
    partition: 3,
    offset: BigInt(offset),
    key: null,
    headers: {},
    value: 'x',
  });
  await deliver(Array.from({ length: 2500 }, (_, offset) => record(offset)));
  expect(tail.records()).toHaveLength(2000);
  expect(tail.floors()[topics.place({ topic: 't.study.v1', partition: 3 })]).toBe(500n);
  expect(tail.floors()[0]).toBe(0n);
});

describe('readers of the past', () => {
  const reader = (closed: string[], name: string): CatchUp => ({
    next: () => new Promise(() => undefined),
    close: async () => void closed.push(name),
  });

  test('are taken up again at the cursor where they stopped', async () => {
    const closed: string[] = [];
    const pool = catchUpPool();
    const first = pool.take('a', () => reader(closed, 'first'));
    pool.keep('b', first);
    expect(pool.take('b', () => reader(closed, 'second'))).toBe(first);
    await pool.close();
    expect(closed).toEqual(['first']);
  });

  test('are four at most: an idle one makes room, busy ones do not', () => {
    const closed: string[] = [];
    const pool = catchUpPool();
    const four = ['a', 'b', 'c', 'd'].map((name) => pool.take(name, () => reader(closed, name)));
    expect(() => pool.take('e', () => reader(closed, 'e'))).toThrow(/RATE_LIMITED/);
    pool.keep('a2', four[0]!);
    pool.take('e', () => reader(closed, 'e'));
    expect(closed).toEqual(['a']);
  });
});
