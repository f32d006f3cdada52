import { deflateRawSync } from 'node:zlib';
import { readXlsx, writeXlsx, type Cell, type MergeRange, type Sheet } from 'hucre/xlsx';

type Value = string | number | boolean | Date | null;

interface Book {
  readonly name?: string;
  readonly formulas?: Readonly<Record<string, string>>;
  readonly merges?: MergeRange[];
  readonly others?: readonly string[];
}

/** A workbook as an office makes it: one sheet of rows, and others of that name. */
export async function workbook(
  rows: readonly (readonly Value[])[],
  { name = 'Trang1', formulas = {}, merges, others = [] }: Book = {},
): Promise<Buffer> {
  const cells = new Map<string, Partial<Cell>>(
    Object.entries(formulas).map(([at, formula]) => [at, { formula, formulaResult: 7 }]),
  );
  const sheet = { name, rows: rows.map((row) => [...row]), cells, ...(merges ? { merges } : {}) };
  const more = others.map((each) => ({ name: each, rows: [['kind']] }));
  return Buffer.from(await writeXlsx({ sheets: [sheet, ...more] }));
}

/** The sheets of a workbook, with their styles. */
export async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  return (await readXlsx(bytes, { readStyles: true })).sheets;
}

interface Part {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the directory says it unpacks to, where that is a lie. */
  readonly size?: number;
}

/** A zip package of these parts, without checks of its own. */
export function packageOf(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, content, size } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const sizes = { packed: packed.length, size: size ?? bytes.length };
    const local = Buffer.concat([header(0x04034b50, 30, 8, 18, name, sizes), Buffer.from(name), packed]);
    const entry = header(0x02014b50, 46, 10, 20, name, sizes);
    entry.writeUInt32LE(offset, 42);
    entries.push(Buffer.concat([entry, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function header(
  signature: number,
  length: number,
  method: number,
  sizes: number,
  name: string,
  { packed, size }: { packed: number; size: number },
): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt16LE(8, method);
  bytes.writeUInt32LE(packed, sizes);
  bytes.writeUInt32LE(size, sizes + 4);
  bytes.writeUInt16LE(Buffer.byteLength(name), sizes + 8);
  return bytes;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The parts of the smallest workbook with this sheet. */
export function bareWorkbook(sheetXml: string | Buffer, sheetSize?: number): Part[] {
  const relation = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/${type}" Target="${target}"/></Relationships>`;
  const size = sheetSize === undefined ? {} : { size: sheetSize };
  return [
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relation('officeDocument', 'xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: relation('worksheet', 'worksheets/sheet1.xml') },
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml, ...size },
  ];
}
