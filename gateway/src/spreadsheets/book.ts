import { FaultyBook } from './faults.ts';
import { zipParts, type Parts } from './zip-parts.ts';

/** One sheet of a workbook, in the order of its tabs. */
export interface SheetInfo {
  readonly name: string;
  readonly hidden: boolean;
}

export interface Book {
  readonly sheets: readonly SheetInfo[];
  /** The XML of a sheet. Throws a FaultyBook where there is none. */
  xmlOf(sheet: string): string;
}

const MAIN = '/officeDocument';
const SHEET = '/worksheet';

/** What a workbook is made of, before any row is read. Throws a FaultyBook for what is none, or has macros. */
export function openBook(bytes: Buffer): Book {
  const parts = zipParts(bytes);
  const main = relations(parts, '').find(({ type }) => type.endsWith(MAIN))?.target;
  const xml = main === undefined ? undefined : textOf(parts, main);
  if (main === undefined || xml === undefined || !/<(?:\w+:)?workbook[\s>]/.test(xml))
    throw new FaultyBook('NO_SPREADSHEET');
  if (parts.names.some((name) => /vbaProject\.bin$|\/macrosheets\//i.test(name)))
    throw new FaultyBook('MACROS');
  const targets = new Map(
    relations(parts, main)
      .filter(({ type }) => type.endsWith(SHEET))
      .map(({ id, target }) => [id, target]),
  );
  const listed = sheetsIn(xml).flatMap(({ id, ...sheet }) => {
    const target = targets.get(id);
    return target === undefined ? [] : [{ ...sheet, target }];
  });
  return {
    sheets: listed.map(({ name, hidden }) => ({ name, hidden })),
    xmlOf(sheet) {
      const target = listed.find(({ name }) => name === sheet)?.target;
      const text = target && textOf(parts, target);
      if (text === undefined || text === '') throw new FaultyBook('BROKEN');
      return text;
    },
  };
}

function sheetsIn(xml: string) {
  return tags(xml, 'sheet').map((tag) => ({
    name: attribute(tag, 'name') ?? '',
    hidden: /hidden/i.test(attribute(tag, 'state') ?? ''),
    id: attribute(tag, '\\w+:id') ?? '',
  }));
}

function relations(parts: Parts, of: string) {
  const slash = of.lastIndexOf('/') + 1;
  const xml = textOf(parts, `${of.slice(0, slash)}_rels/${of.slice(slash)}.rels`) ?? '';
  return tags(xml, 'Relationship').map((tag) => {
    const target = attribute(tag, 'Target') ?? '';
    return {
      id: attribute(tag, 'Id') ?? '',
      type: attribute(tag, 'Type') ?? '',
      target: target.startsWith('/') ? target.slice(1) : joined(of.slice(0, slash), target),
    };
  });
}

function joined(folder: string, target: string): string {
  return new URL(target, `file:///${folder}`).pathname.slice(1);
}

function textOf(parts: Parts, name: string): string | undefined {
  return parts.read(name)?.toString('utf8');
}

function tags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? [];
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return value ? unescaped(value[1] ?? value[2] ?? '') : undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, word) => {
    if (word) return ENTITIES[word as string] ?? whole;
    const point = hex ? Number.parseInt(hex as string, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
