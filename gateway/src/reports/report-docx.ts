import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { linesOf, type Block, type ReportDocument, type Row, type Table as ReportTable } from './document.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const MM = 56.7;
/** A4 with the margins of administrative documents; the text is 165 mm wide. */
const PAGE = {
  size: { width: Math.round(210 * MM), height: Math.round(297 * MM) },
  margin: {
    top: Math.round(20 * MM),
    bottom: Math.round(20 * MM),
    left: Math.round(30 * MM),
    right: Math.round(15 * MM),
  },
};
const TEXT_WIDTH = Math.round(165 * MM);
/** Half-points. */
const SIZE = { text: 28, small: 24, table: 22, note: 20 };
const LANGUAGE = { vi: 'vi-VN', en: 'en-GB' } as const;

/** The report as an Office Open XML document. */
export function docxOf(report: ReportDocument): Promise<Buffer> {
  const language = { value: LANGUAGE[report.lang] };
  const file = new Document({
    title: `${report.title.kind}: ${report.title.subject}`,
    creator: report.heading.organ.name,
    description: report.mark ?? '',
    styles: { default: { document: { run: { font: 'Times New Roman', size: SIZE.text, language } } } },
    sections: [
      {
        properties: { titlePage: true, page: PAGE },
        headers: { first: new Header({ children: [line('')] }), default: pageHeader(report) },
        children: [
          headingTable(report),
          ...titleOf(report),
          ...report.opening.flatMap(blockOf),
          ...report.sections.flatMap(({ title, blocks }) => [
            sectionTitle(title),
            ...blocks.flatMap(blockOf),
          ]),
          line(''),
          closingTable(report),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
}

/** Page numbers from the second page on, above the text; made-up figures say so on every page. */
function pageHeader({ mark }: ReportDocument): Header {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.small })],
  });
  return new Header({ children: [number, ...(mark === undefined ? [] : [line(mark)])] });
}

function headingTable({ heading }: ReportDocument): Table {
  const { organ, motto, symbol, placeAndDate } = heading;
  const [first = '', ...rest] = motto;
  const left = [
    ...(organ.above === undefined ? [] : [line(organ.above, { size: SIZE.small })]),
    line(organ.name, { size: SIZE.small, bold: true }),
    line(symbol, { size: SIZE.small }, { spacing: { before: 120 } }),
  ];
  const right = [
    line(first, { size: SIZE.small, bold: true }),
    ...rest.map((text) => line(text, { size: SIZE.text, bold: true })),
    line(placeAndDate, { size: SIZE.small, italics: true }, { spacing: { before: 120 } }),
  ];
  return bareTable([left, right], [42, 58]);
}

function titleOf({ title, mark }: ReportDocument): Paragraph[] {
  return [
    line(
      title.kind,
      { bold: true, size: SIZE.text },
      { spacing: { before: 360 }, heading: HeadingLevel.TITLE },
    ),
    line(title.subject, { bold: true, size: SIZE.text }, { spacing: { after: 240 } }),
    ...(mark === undefined
      ? []
      : [line(mark, { bold: true, size: SIZE.small }, { spacing: { after: 240 } })]),
  ];
}

function sectionTitle(title: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_1,
    keepNext: true,
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text: title, bold: true, size: SIZE.text, color: '000000' })],
  });
}

function blockOf(block: Block): (Paragraph | Table)[] {
  if (block.type === 'table') return tableOf(block);
  if (block.type === 'paragraph') return [text(block.text)];
  return block.items.map((item) => text(`- ${item}`));
}

function text(content: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: Math.round(10 * MM) },
    spacing: { before: 60, after: 60 },
    children: [new TextRun(content)],
  });
}

function line(content: string, run: IRunOptions = {}, paragraph: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    ...paragraph,
    children: [new TextRun({ color: '000000', ...run, text: content })],
  });
}

function tableOf({ caption, columns, rows, notes }: ReportTable): (Paragraph | Table)[] {
  const widths = widthsOf(columns.map(({ share }) => share));
  const heading = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, index) =>
      cell(widths[index] ?? 0, [line(title, { bold: true, size: SIZE.table })]),
    ),
  });
  const body = rows.map((row) => rowOf(row, columns, widths));
  return [
    line(
      caption,
      { italics: true, size: SIZE.small },
      { keepNext: true, spacing: { before: 120, after: 60 } },
    ),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      rows: [heading, ...body],
    }),
    ...notes.map((note, index) => noteOf(`[${index + 1}] ${note}`)),
    noteOf(''),
  ];
}

function rowOf(row: Row, columns: ReportTable['columns'], widths: readonly number[]): TableRow {
  const { depth = 0, marks = [] } = row;
  const cells = row.cells.map((each, index) => {
    const lines = linesOf(each).map((content, place) => {
      const marked = index === 0 && place === 0 ? marks : [];
      return cellLine(content, marked, columns[index]?.numeric === true, index === 0 ? depth : 0);
    });
    return cell(widths[index] ?? 0, lines);
  });
  return new TableRow({ cantSplit: true, children: cells });
}

function cellLine(content: string, marks: readonly number[], numeric: boolean, depth: number): Paragraph {
  return new Paragraph({
    alignment: numeric ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: { left: Math.round(depth * 4 * MM) },
    children: [
      new TextRun({ text: content, size: SIZE.table }),
      ...marks.map((mark) => new TextRun({ text: `[${mark}]`, size: SIZE.table, superScript: true })),
    ],
  });
}

function noteOf(content: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text: content, size: SIZE.note })] });
}

function closingTable({ recipients, signature }: ReportDocument): Table {
  const left = [
    new Paragraph({
      children: [new TextRun({ text: recipients.title, bold: true, italics: true, size: SIZE.small })],
    }),
    ...recipients.lines.map((each) => noteOf(`- ${each}`)),
  ];
  const right = signature.map((each) => line(each, { bold: true, size: SIZE.text }));
  return bareTable([left, right], [45, 55]);
}

/** Two columns without lines. */
function bareTable(columns: readonly Paragraph[][], shares: readonly number[]): Table {
  const widths = widthsOf(shares);
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const borders = { top: none, bottom: none, left: none, right: none };
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
    rows: [
      new TableRow({
        cantSplit: true,
        children: columns.map((children, index) => {
          return new TableCell({
            width: { size: widths[index] ?? 0, type: WidthType.DXA },
            borders,
            children: [...children],
          });
        }),
      }),
    ],
  });
}

function cell(width: number, children: readonly Paragraph[]): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    verticalAlign: VerticalAlign.CENTER,
    children: [...children],
  });
}

function widthsOf(shares: readonly number[]): number[] {
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.floor((TEXT_WIDTH * share) / all));
}
