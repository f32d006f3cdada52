import { expect, test } from '@jest/globals';
import type { Reading } from './document-store/readings.ts';
import { createReadingLog } from './reading-log.ts';

const never = { everyMs: 1_000_000, everywhere: ['centre'] };
const reading = (objectId: string) => ({
  at: new Date('2026-11-26T00:00:00Z'),
  account: 'control-52',
  unitId: 'province:52',
  operation: 'grants',
  objectId,
  within: ['province:52', 'centre'],
});

/** A store that can be away; the log is written when it is closed. */
function log(options: { readonly away?: number; readonly mostWaiting?: number } = {}) {
  const stored: Reading[] = [];
  const told: unknown[] = [];
  let away = options.away ?? 0;
  const opened = createReadingLog({
    ...never,
    ...(options.mostWaiting === undefined ? {} : { mostWaiting: options.mostWaiting }),
    write: async (batch) => {
      if (away-- > 0) throw new Error('away');
      stored.push(...batch);
    },
    onFailed: (error) => told.push(error),
  });
  return { ...opened, stored, told };
}

test('what was read is stored in its order, without whoever read it waiting', async () => {
  const { note, close, stored } = log();
  for (let i = 0; i < 2_500; i++) note(reading(`grant:${i}`));
  expect(stored).toEqual([]);
  await close();
  expect(stored.map(({ objectId }) => objectId)).toEqual(
    Array.from({ length: 2_500 }, (_, i) => `grant:${i}`),
  );
});

test('while the store is away readings wait, under the same ids, and an outage is told once', async () => {
  const { note, close, stored, told } = log({ away: 2 });
  note(reading('a'));
  await close();
  await close();
  expect(told).toHaveLength(1);
  expect(stored).toEqual([]);
  note(reading('b'));
  await close();
  expect(stored.map(({ objectId }) => objectId)).toEqual(['a', 'b']);
});

test('what does not fit is counted, and the log says how much it does not know', async () => {
  const { note, close, stored } = log({ mostWaiting: 3 });
  for (let i = 0; i < 10; i++) note(reading(String(i)));
  await close();
  expect(stored.map(({ objectId, lost }) => lost ?? objectId)).toEqual(['0', '1', '2', 7]);
  expect(stored.at(-1)).toMatchObject({ operation: 'lost', within: ['centre'] });
});
