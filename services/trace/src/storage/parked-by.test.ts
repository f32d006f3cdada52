import { expect, test } from '@jest/globals';
import type { ParkedRecord } from '@trienkhai/runtime/parked';
import { parkedBy } from './parked-by.ts';

const [JANUARY, MARCH, MAY] = [
  '2026-01-01T00:00:00.000Z',
  '2026-03-01T00:00:00.000Z',
  '2026-05-01T00:00:00.000Z',
];

function parked(streamId: string | null, recordedAt: string): ParkedRecord {
  const record = { key: 'directive:d', value: null, headers: { ce_time: recordedAt } };
  return { _id: `${streamId}`, streamId, record } as unknown as ParkedRecord;
}

function reader(records: readonly ParkedRecord[]) {
  let asked = 0;
  const read = parkedBy(() => {
    asked += 1;
    return Promise.resolve(records);
  });
  return { read, asked: () => asked };
}

test('where nothing was parked by an instant, nobody asks again for it or an earlier one', async () => {
  const { read, asked } = reader([parked('session:late', MAY), parked(null, JANUARY)]);
  expect(await read({ generation: 1 }, MARCH)).toEqual([]);
  expect(await read({ generation: 1 }, MARCH)).toEqual([]);
  expect(await read({ generation: 1 }, JANUARY)).toEqual([]);
  expect(asked()).toBe(1);
});

test('a later instant and another generation are asked for anew', async () => {
  const late = parked('session:late', MAY);
  const { read, asked } = reader([late]);
  await read({ generation: 1 }, MARCH);
  expect(await read({ generation: 1 }, MAY)).toEqual([late]);
  expect(await read({ generation: 1 }, MARCH)).toEqual([]);
  expect(asked()).toBe(2);
  expect(await read({ generation: 2 }, MARCH)).toEqual([]);
  expect(asked()).toBe(3);
});

test('what is parked is told every time, as it may be released meanwhile', async () => {
  const { read, asked } = reader([parked('session:early', JANUARY)]);
  expect(await read({ generation: 1 }, MARCH)).toHaveLength(1);
  expect(await read({ generation: 1 }, MARCH)).toHaveLength(1);
  expect(asked()).toBe(2);
});
