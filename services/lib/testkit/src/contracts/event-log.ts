import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  EventLog,
  EventLogWriter,
  LogRecord,
  OutgoingRecord,
  Subscription,
  TopicPartition,
} from '@trienkhai/runtime/event-log';
import { PARTITIONS } from '@trienkhai/runtime/event-log';

export interface EventLogUnderTest {
  readonly log: EventLog;
  /** A topic name that nobody has used. */
  newTopic(): string;
  close(): Promise<void>;
}

/** What every event log must do, whatever stands behind the two ports. */
export function eventLogContract(name: string, open: () => Promise<EventLogUnderTest>): void {
  describe(`event log: ${name}`, () => {
    const ground = {} as Ground;

    beforeAll(async () => {
      const under = await open();
      const topic = under.newTopic();
      await under.log.ensureTopics([topic]);
      const writer = under.log.writer();
      await writer.append(topic, numbered('a', 0, 40));
      Object.assign(ground, { under, topic, writer });
    });

    afterAll(async () => {
      await ground.writer.close();
      await ground.under.log.close();
      await ground.under.close();
    });

    for (const rule of RULES) rule(ground);
  });
}

/** Filled before the first test runs. */
interface Ground {
  under: EventLogUnderTest;
  writer: EventLogWriter;
  /** Holds `a 0` to `a 39` from the beginning. */
  topic: string;
}

const RULES = [
  createsTopics,
  keepsOrder,
  spreadsKeys,
  survivesRejection,
  readsFromAnywhere,
  waitsForWork,
  sharesPartitions,
  asksAgain,
  hasIdentity,
];

function createsTopics(ground: Ground): void {
  test('creates missing topics, also when several ask at once, with a fixed number of partitions', async () => {
    const { under, topic } = ground;
    const fresh = under.newTopic();
    await Promise.all([under.log.ensureTopics([topic, fresh]), under.log.ensureTopics([fresh])]);
    expect(await under.log.reader().ends(fresh)).toEqual(Array.from({ length: PARTITIONS }, () => 0n));
  });
}

function keepsOrder(ground: Ground): void {
  test('keeps records of one key in order and in one partition, with headers and text intact', async () => {
    const { under, writer, topic } = ground;
    const key = 'chỉ thị 05';
    await writer.append(topic, numbered(key, 0, 20));
    await Promise.all([
      writer.append(topic, numbered(key, 20, 5)),
      writer.append(topic, numbered(key, 25, 5)),
    ]);
    const records = (await readAll(under.log, topic)).filter((record) => record.key === key);
    expect(records.map(({ value }) => value)).toEqual(numbered(key, 0, 30).map(({ value }) => value));
    expect(new Set(records.map(({ partition }) => partition)).size).toBe(1);
    expect(records[3]!.headers).toEqual({ ce_id: `${key}/3`, note: 'Đã quán triệt' });
  });
}

function spreadsKeys(ground: Ground): void {
  test('spreads keys over partitions and counts every record in the ends', async () => {
    const { under, writer } = ground;
    const fresh = under.newTopic();
    await under.log.ensureTopics([fresh]);
    await writer.append(fresh, Array.from({ length: 60 }, (_, at) => numbered(`k${at}`, 0, 1)).flat());
    const ends = await under.log.reader().ends(fresh);
    expect(ends.reduce((sum, end) => sum + end, 0n)).toBe(60n);
    expect(ends.filter((end) => end > 0n).length).toBeGreaterThan(PARTITIONS / 2);
  });
}

function survivesRejection(ground: Ground): void {
  test('rejects what it cannot append, and goes on afterwards', async () => {
    const { under, writer, topic } = ground;
    await expect(writer.append(under.newTopic(), numbered('x', 0, 1))).rejects.toThrow();
    await writer.append(topic, []);
    await writer.append(topic, numbered('after', 0, 1));
    const values = (await readAll(under.log, topic)).map(({ value }) => value);
    expect(values.filter((value) => value === 'after 0')).toHaveLength(1);
  });
}

function readsFromAnywhere(ground: Ground): void {
  test('reads from where it is told, and again from where it is sent', async () => {
    const { under, topic } = ground;
    const [, partition] = await place(under.log, topic, 'a');
    const seen: bigint[] = [];
    const subscription = under.log.reader().subscribe({
      group: `${topic}.seek`,
      topics: [topic],
      assigned: (partitions) => Promise.resolve(partitions.map(() => 10n)),
      batch({ records }) {
        seen.push(...records.filter((one) => one.partition === partition).map(({ offset }) => offset));
        return Promise.resolve();
      },
    });
    await until(() => seen.includes(39n));
    expect(seen[0]).toBe(10n);
    seen.length = 0;
    subscription.seek({ topic, partition }, 30n);
    await until(() => seen.includes(39n));
    expect(seen[0]).toBe(30n);
    await subscription.stop();
  });
}

function waitsForWork(ground: Ground): void {
  test('fetches no more while a batch is being worked on', async () => {
    const { under, writer, topic } = ground;
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    const batches: bigint[] = [];
    const subscription = under.log.reader().readFrom({
      topics: [topic],
      async batch({ records }) {
        batches.push(records[0]!.offset);
        await held;
      },
    });
    await until(() => batches.length > 0);
    await delay(300);
    const before = batches.length;
    await writer.append(topic, numbered('a', 40, 1));
    await delay(700);
    expect(batches.length).toBe(before);
    finish();
    await until(() => batches.length > before);
    await subscription.stop();
  });
}

function sharesPartitions(ground: Ground): void {
  test('shares the partitions within a group and hands them over when a reader leaves', async () => {
    const { under, topic } = ground;
    const held = new Map<string, readonly TopicPartition[]>();
    const join = (reader: string): Subscription =>
      under.log.reader().subscribe({
        group: `${topic}.shared`,
        topics: [topic],
        assigned(partitions) {
          held.set(reader, partitions);
          return Promise.resolve(partitions.map(() => 0n));
        },
        batch: () => Promise.resolve(),
      });
    const one = join('one');
    await until(() => held.get('one')?.length === PARTITIONS);
    const two = join('two');
    await until(() => (held.get('two')?.length ?? 0) > 0 && held.get('one')!.length < PARTITIONS);
    const all = [...held.values()].flat().map(({ partition }) => partition);
    expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: PARTITIONS }, (_, at) => at));
    expect(two.running()).toBe(true);
    await one.stop();
    await until(() => held.get('two')!.length === PARTITIONS);
    await two.stop();
  });
}

function asksAgain(ground: Ground): void {
  test('a rejected start is asked for again', async () => {
    const { under, topic } = ground;
    let asked = 0;
    const seen: LogRecord[] = [];
    const subscription = under.log.reader().subscribe({
      group: `${topic}.retry`,
      topics: [topic],
      assigned: (partitions) =>
        ++asked < 2 ? Promise.reject(new Error('not yet')) : Promise.resolve(partitions.map(() => 0n)),
      batch: ({ records }) => Promise.resolve(void seen.push(...records)),
    });
    await until(() => seen.length > 0);
    expect(asked).toBe(2);
    await subscription.stop();
  });
}

function hasIdentity(ground: Ground): void {
  test('has one identity', async () => {
    const { under } = ground;
    const id = await under.log.reader().clusterId();
    expect(id).not.toBe('');
    expect(await under.log.reader().clusterId()).toBe(id);
  });
}

function numbered(key: string, from: number, count: number): OutgoingRecord[] {
  return Array.from({ length: count }, (_, at) => ({
    key,
    headers: { ce_id: `${key}/${from + at}`, note: 'Đã quán triệt' },
    value: `${key} ${from + at}`,
  }));
}

/** Everything that is on the topic now, partition by partition. */
async function readAll(log: EventLog, topic: string): Promise<LogRecord[]> {
  const reader = log.reader();
  const ends = await reader.ends(topic);
  const records: LogRecord[] = [];
  const total = Number(ends.reduce((sum, end) => sum + end, 0n));
  const subscription = reader.readFrom({
    topics: [topic],
    batch: (batch) => Promise.resolve(void records.push(...batch.records)),
  });
  await until(() => records.length >= total);
  await subscription.stop();
  return records.sort((a, b) => a.partition - b.partition || Number(a.offset - b.offset));
}

async function place(log: EventLog, topic: string, key: string): Promise<[string, number]> {
  const record = (await readAll(log, topic)).find((one) => one.key === key)!;
  return [record.topic, record.partition];
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 90_000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('waited 90 s in vain');
    await delay(20);
  }
}
