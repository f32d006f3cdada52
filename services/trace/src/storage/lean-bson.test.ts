import { expect, test } from '@jest/globals';
import { readLean } from './lean-bson.ts';

/** The bytes of a document, after the BSON specification. */
function bson(value: Record<string, unknown> | readonly unknown[]): Buffer {
  const elements = Object.entries(value).map(([name, each]) => {
    const [type, bytes] = encode(each);
    return Buffer.concat([Buffer.from([type]), cstring(name), bytes]);
  });
  const body = Buffer.concat([...elements, Buffer.from([0])]);
  return Buffer.concat([int32(body.length + 4), body]);
}

function encode(value: unknown): readonly [number, Buffer] {
  if (value === null) return [0x0a, Buffer.alloc(0)];
  if (typeof value === 'boolean') return [0x08, Buffer.from([Number(value)])];
  if (typeof value === 'string')
    return [0x02, Buffer.concat([int32(Buffer.byteLength(value) + 1), cstring(value)])];
  if (typeof value === 'bigint') return [0x12, int64(value)];
  if (Number.isInteger(value)) return [0x10, int32(value as number)];
  if (typeof value === 'number') return [0x01, double(value)];
  if (value instanceof Date) return [0x09, int64(BigInt(value.getTime()))];
  return [Array.isArray(value) ? 0x04 : 0x03, bson(value as Record<string, unknown>)];
}

function cstring(text: string): Buffer {
  return Buffer.concat([Buffer.from(text), Buffer.from([0])]);
}
function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}
function int64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(value);
  return bytes;
}
function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

const view = {
  _id: 'progress:a:commune:00001:2021-11-01',
  version: 3,
  sample: false,
  held: true,
  percentStated: 95.56,
  none: null,
  title: 'Quán triệt Nghị quyết, khoá XIII',
  empty: '',
  long: 'Hội nghị trực tuyến '.repeat(40),
  lists: [[], ['một', 'hai'], [{ unit: 'LEARNER', value: 570 }]],
  nested: { deeper: { and: { deeper: -1 } } },
};

test('reads back what JSON can say', () => {
  expect(readLean(bson(view))).toEqual(view);
  expect(readLean(bson({ offset: 5_000_000_000n }))).toEqual({ offset: 5_000_000_000 });
});

test('texts of the same length and hash place are told apart', () => {
  const texts = Array.from({ length: 60_000 }, (_, index) => `t${String(index).padStart(6, '0')}`);
  for (let from = 0; from < texts.length; from += 10_000) {
    const list = texts.slice(from, from + 10_000);
    expect(readLean(bson({ list }))['list']).toEqual(list);
  }
});

test('reads a document in the middle of other bytes', () => {
  const bytes = Buffer.concat([Buffer.from('before'), bson({ a: 1 }), Buffer.from('after')]);
  expect(readLean(bytes.subarray(6, 6 + 12))).toEqual({ a: 1 });
});

test('reads the fields that are asked for and passes over the others', () => {
  const stored = { ...view, at: new Date(), nested: { kept: { a: 1 }, dropped: [1, 2, 'ba'] } };
  const fields = { version: true, lists: true, nested: { kept: true }, absent: true } as const;
  const read = { version: view.version, lists: view.lists, nested: { kept: { a: 1 } } };
  expect(readLean(bson(stored), fields)).toEqual(read);
});

test('a type that no view holds is not guessed', () => {
  expect(() => readLean(bson({ at: new Date() }))).toThrow('BSON type 9');
});
