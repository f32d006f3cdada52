import { inflateRawSync } from 'node:zlib';

/** A .docx file as a reader sees it: running text, and tables as rows of cells of lines. */
export interface ReadDocument {
  readonly paragraphs: readonly string[];
  readonly tables: readonly ReadTable[];
}
export type ReadTable = readonly (readonly (readonly string[])[])[];

export function readDocx(file: Buffer): ReadDocument {
  const xml = partOf(file, 'word/document.xml').toString('utf8');
  const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) => rowsOf(table));
  return { paragraphs: linesOf(xml.replaceAll(/<w:tbl>.*?<\/w:tbl>/gs, '')), tables };
}

/** The table whose first column bears this title, and one of whose others this one. */
export function tablesOf({ tables }: ReadDocument, first: string, another: string): ReadTable[] {
  return tables.filter(([head = []]) => head[0]?.[0] === first && head.some(([title]) => title === another));
}

function rowsOf(table: string): ReadTable {
  return [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => linesOf(cell)),
  );
}

function linesOf(xml: string): string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) => {
    const runs = paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs);
    return [...runs].map(([, text = '']) => decoded(text)).join('');
  });
}

function decoded(text: string): string {
  const signs: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replaceAll(/&(\w+);/g, (whole, name: string) => signs[name] ?? whole);
}

const END = 0x06054b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;

/** One part of a zip, found by its directory. */
function partOf(file: Buffer, name: string): Buffer {
  const end = lastEnd(file);
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place));
    const entry = file.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength!);
    if (entry === name)
      return contentAt(
        file,
        file.readUInt32LE(at + 42),
        file.readUInt32LE(at + 20),
        file.readUInt16LE(at + 10),
      );
    at += ENTRY_LENGTH + nameLength! + extra! + comment!;
  }
  throw new Error(`the file has no part ${name}`);
}

function contentAt(file: Buffer, local: number, size: number, method: number): Buffer {
  const from = local + LOCAL_LENGTH + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const bytes = file.subarray(from, from + size);
  return method === 0 ? bytes : inflateRawSync(bytes);
}

function lastEnd(file: Buffer): number {
  for (let at = file.length - END_LENGTH; at >= 0; at -= 1) if (file.readUInt32LE(at) === END) return at;
  throw new Error('the file is no zip');
}
