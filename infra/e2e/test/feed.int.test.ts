import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { UNITS } from '../src/small-country.ts';
import { openSmallOffice, type SmallOffice } from '../src/small-office.ts';
import { topicRecords } from '../src/topic-records.ts';

interface FeedEvent {
  readonly specversion: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly streamversion: number;
  readonly data: object;
}

let office: SmallOffice;

beforeAll(async () => {
  office = await openSmallOffice();
  const { id: directive } = await office.register();
  for (const unit of UNITS.communes) {
    await office.post('recordReceipt', { directive, unit, on: '2022-02-01' });
    await office.post('adoptPlan', { directive, unit, on: '2022-02-15' });
    await office.post('completeStudy', { directive, unit, on: '2022-03-15' });
  }
  await office.quiet();
});
afterAll(() => office?.close());

async function page(after: string, limit: number): Promise<{ events: FeedEvent[]; cursor: string }> {
  const token = await office.network.token('control@centre');
  const query = new URLSearchParams({ limit: String(limit), ...(after === '' ? {} : { after }) });
  const response = await fetch(`${office.url}/v1/events?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.headers.get('content-type')).toContain('application/cloudevents-batch+json');
  return { events: (await response.json()) as FeedEvent[], cursor: response.headers.get('x-cursor')! };
}

/** Follows the feed until it stands still. */
async function follow(cursor: string, limit: number): Promise<FeedEvent[]> {
  const events: FeedEvent[] = [];
  for (;;) {
    const next = await page(cursor, limit);
    events.push(...next.events);
    if (next.cursor === cursor) return events;
    cursor = next.cursor;
  }
}

/** Versions of each stream as they came. */
function versions(events: readonly { readonly subject: string; readonly version: number }[]) {
  const streams = new Map<string, number[]>();
  for (const { subject, version } of events) {
    streams.set(subject, [...(streams.get(subject) ?? []), version]);
  }
  return streams;
}

function expectNoGap(streams: ReadonlyMap<string, readonly number[]>): void {
  for (const [subject, seen] of streams) {
    expect([subject, seen]).toEqual([subject, seen.map((_, index) => index + 1)]);
  }
}

test('the feed tells everything from the first event on, every stream from 1 without a gap', async () => {
  const events = await follow('', 7);
  expectNoGap(versions(events.map(({ subject, streamversion: version }) => ({ subject, version }))));
  const types = events.map(({ type }) => type);
  expect(types.filter((type) => type === 'trienkhai.directives.v1.PlanAdopted')).toHaveLength(6);
  expect(types).toContain('trienkhai.units.v1.ReorganisationDecided');
  expect(events.every(({ specversion }) => specversion === '1.0')).toBe(true);
});

test('from any cursor on it goes on where it stopped', async () => {
  const whole = (await follow('', 1000)).map(({ id }) => id);
  const read: string[] = [];
  for (let cursor = ''; read.length < whole.length;) {
    const next = await page(cursor, 5);
    cursor = next.cursor;
    read.push(...next.events.map(({ id }) => id));
    const rest = (await follow(cursor, 1000)).map(({ id }) => id);
    expect([...read, ...rest].sort()).toEqual([...whole].sort());
  }
});

test('the topics tell the same, as CloudEvents in binary mode', async () => {
  const topics = ['units', 'directives', 'study', 'reviews'].map(
    (context) => `${office.namespace}.${context}.v1`,
  );
  const records = (await Promise.all(topics.map((topic) => topicRecords(office.kafkaBrokers, topic)))).flat();
  const events = await follow('', 1000);
  expect(records.map(({ headers }) => headers['ce_id']).sort()).toEqual(events.map(({ id }) => id).sort());
  expectNoGap(
    versions(
      records.map(({ headers }) => ({
        subject: headers['ce_subject']!,
        version: Number(headers['ce_streamversion']),
      })),
    ),
  );
  for (const { headers, value } of records) {
    expect(headers).toMatchObject({
      ce_specversion: '1.0',
      ce_source: expect.stringMatching(/^\/trienkhai\/(units|directives|study)$/),
      ce_type: expect.stringMatching(/^trienkhai\.\w+\.v1\.\w+$/),
      ce_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      'content-type': 'application/json',
    });
    expect(() => JSON.parse(value!) as unknown).not.toThrow();
  }
});
