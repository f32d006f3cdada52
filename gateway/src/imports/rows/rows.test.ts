import { expect, test } from '@jest/globals';
import { csvRows } from './csv.ts';
import { ndjsonRows } from './ndjson.ts';
import type { Row } from './row.ts';
import { utf8Text } from './utf8.ts';

async function* chunks(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  return Array.fromAsync(items);
}

const textOf = async (...parts: readonly (string | Uint8Array)[]) =>
  (await all(utf8Text(chunks(...parts)))).join('');
const tableOf = async (text: string) => csvRows(utf8Text(chunks(text)));
const linesOf = (rows: readonly Row[]) => rows.map(({ row, fault }) => [row, fault?.code]);

test('a text is the same however its bytes are cut, and a BOM is no part of it', async () => {
  const bytes = Buffer.from('\uFEFFThủy 𠀀 học');
  for (let size = 1; size <= 5; size += 1) {
    const parts = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    );
    expect((await textOf(...parts)).replace('\uFEFF', '')).toBe('Thủy 𠀀 học');
  }
});

test.each([
  ['a byte of a code page', [Buffer.from('a\nb'), Buffer.from([0x63, 0xe9, 0x64])], { byte: '4', line: '2' }],
  ['UTF-16 without a mark', [Buffer.from('a\nb', 'utf16le')], { byte: '1', line: '1' }],
  ['a character that is cut off at the end', [Buffer.from('ộ').subarray(0, 2)], { byte: '0', line: '1' }],
])('%s is refused with byte and line', async (_, parts, facts) => {
  await expect(textOf(...parts)).rejects.toMatchObject({ code: 'ENCODING_INVALID', facts });
});

test('a row is named by the line on which it begins', async () => {
  const { heading, rows } = await tableOf('a,b\r\n"x\ny",2\r\n\r\n, \n3,4\n5,6,7');
  expect(heading).toEqual(['a', 'b']);
  const read = await all(rows);
  expect(linesOf(read)).toEqual([
    [2, undefined],
    [6, undefined],
    [7, 'FILE_INVALID'],
  ]);
  expect(read[0]?.cells).toEqual([
    ['a', 'x\ny'],
    ['b', '2'],
  ]);
});

test('the columns of reasons, with which a file came back, are skipped', async () => {
  const { heading, rows } = await tableOf('line,column,code,vi,en,a\n7,a,X,v,e,1\n');
  expect(heading).toEqual(['a']);
  expect((await all(rows))[0]).toMatchObject({ row: 2, raw: ['1'], cells: [['a', '1']] });
});

test('a JSON line is flat or nested; one that is no object is told by its line', async () => {
  const text = '{"a":{"b":[{"c":1}]},"d":["x","y"]}\n\n{"a.b.0.c":2,"e":null}\n[1]\n{"a"';
  const rows = await all(ndjsonRows(utf8Text(chunks(text))).rows);
  expect(rows.map(({ row, cells, fault }) => [row, cells, fault?.code])).toEqual([
    [
      1,
      [
        ['a.b.0.c', 1],
        ['d', ['x', 'y']],
      ],
      undefined,
    ],
    [3, [['a.b.0.c', 2]], undefined],
    [4, [], 'FILE_INVALID'],
    [5, [], 'FILE_INVALID'],
  ]);
});
