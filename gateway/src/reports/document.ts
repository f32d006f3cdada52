import type { Language } from '../language.ts';

/** A report as its reader sees it, whatever writes it down; no figure is computed past this point. */
export interface ReportDocument {
  readonly lang: Language;
  readonly heading: Heading;
  /** Name of the kind of document, and below it what it is about. */
  readonly title: { readonly kind: string; readonly subject: string };
  /** Said on every page where figures are made up. */
  readonly mark: string | undefined;
  readonly opening: readonly Block[];
  readonly sections: readonly Section[];
  readonly recipients: { readonly title: string; readonly lines: readonly string[] };
  /** Authority and position that sign; never a name. */
  readonly signature: readonly string[];
}

/** The two columns above an administrative document. */
export interface Heading {
  readonly organ: { readonly above: string | undefined; readonly name: string };
  readonly motto: readonly string[];
  readonly symbol: string;
  readonly placeAndDate: string;
}

/** A numbered part; its number stands in the title. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block = Paragraph | List | Table;

export interface Paragraph {
  readonly type: 'paragraph';
  readonly text: string;
}

export interface List {
  readonly type: 'list';
  readonly items: readonly string[];
}

export interface Table {
  readonly type: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What the marks of the rows mean, in their order. */
  readonly notes: readonly string[];
}

export interface Column {
  readonly title: string;
  /** Share of the width; shares of a table are compared with each other. */
  readonly share: number;
  readonly numeric?: boolean;
}

export interface Row {
  /** A cell of several lines keeps them apart. */
  readonly cells: readonly (string | readonly string[])[];
  /** How far below the row of which it is a part. */
  readonly depth?: number;
  /** Places in `notes`, from 1. */
  readonly marks?: readonly number[];
}

export const paragraph = (text: string): Paragraph => ({ type: 'paragraph', text });
export const list = (items: readonly string[]): List => ({ type: 'list', items });

/** Lines of a cell; an empty cell has none. */
export function linesOf(cell: Row['cells'][number]): readonly string[] {
  return typeof cell === 'string' ? [cell] : cell;
}
