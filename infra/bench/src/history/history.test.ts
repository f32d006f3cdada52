import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { foldCatalogue } from '@trienkhai/data/catalogue-history';
import { dayOf } from '@trienkhai/kernel/day';
import type { GeneratedEvent } from './event.ts';
import { generateHistory } from './history.ts';

const units = foldCatalogue();
const EVENTS = 4_000;

function hashOf(events: Iterable<GeneratedEvent>): string {
  const hash = createHash('sha256');
  for (const event of events) hash.update(JSON.stringify(event));
  return hash.digest('hex');
}

test('the generated history is the same on every run', () => {
  expect(hashOf(generateHistory(units, EVENTS))).toBe(hashOf(generateHistory(units, EVENTS)));
});

test('a small history is the beginning of a large one', () => {
  const small = [...generateHistory(units, 500)];
  const large = [...generateHistory(units, EVENTS)];
  expect(large).toHaveLength(EVENTS);
  expect(large.slice(0, 500)).toEqual(small);
});

test('every stream of it counts from one without a hole, and is recorded in order', () => {
  const last = new Map<string, GeneratedEvent>();
  for (const event of generateHistory(units, EVENTS)) {
    const before = last.get(event.streamId);
    expect(event.version).toBe((before?.version ?? 0) + 1);
    if (before) expect(event.recordedAt.getTime()).toBeGreaterThanOrEqual(before.recordedAt.getTime());
    last.set(event.streamId, event);
  }
});

test('no unit acts before it began or after it ended', () => {
  for (const { data, unitId } of generateHistory(units, EVENTS)) {
    const on = data['on'];
    if (typeof on === 'string') expect([unitId, on, units.isValid(unitId, on)]).toEqual([unitId, on, true]);
  }
});

test('nothing is recorded before the day that it tells of', () => {
  for (const { data, name, recordedAt } of generateHistory(units, EVENTS)) {
    const on = data['on'];
    if (typeof on === 'string' && name !== 'UnitStageCorrected') expect(dayOf(recordedAt) >= on).toBe(true);
  }
});
