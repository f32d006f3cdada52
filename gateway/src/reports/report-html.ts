import { styleSource } from '../page-policy.ts';
import { linesOf, type Block, type ReportDocument, type Row, type Table } from './document.ts';
import { REPORT_STYLE } from './report-style.ts';

/** The page's own style, as policies name it; the console opens the page under its own policy. */
export const REPORT_STYLE_SOURCE = styleSource(REPORT_STYLE);

/** Nothing but the page's own style may act on it. */
export const REPORT_POLICY = [
  "default-src 'none'",
  `style-src ${REPORT_STYLE_SOURCE}`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The report as a page to print on A4; it needs no script. */
export function htmlOf(report: ReportDocument): string {
  const { lang, title, mark, opening, sections } = report;
  const name = escape(`${title.kind}: ${title.subject}`);
  const marked = mark === undefined ? '' : `<p class="mark">${escape(mark)}</p>`;
  const content = sections.map(
    ({ title: heading, blocks }, index) =>
      `<section aria-labelledby="s${index}"><h2 id="s${index}">${escape(heading)}</h2>${htmlOfBlocks(blocks)}</section>`,
  );
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title><link rel="icon" href="data:,"><style>${REPORT_STYLE}</style></head>
<body><header>${headingOf(report)}</header>
<main><h1>${escape(title.kind)}<span>${escape(title.subject)}</span></h1>${marked}
${htmlOfBlocks(opening)}
${content.join('\n')}</main>
<footer>${closingOf(report)}</footer></body></html>
`;
}

function headingOf({ heading }: ReportDocument): string {
  const { organ, motto, symbol, placeAndDate } = heading;
  const above = organ.above === undefined ? '' : `<p>${escape(organ.above)}</p>`;
  const lines = motto.map((each) => `<p class="strong">${escape(each)}</p>`).join('');
  return `<div>${above}<p class="strong organ">${escape(organ.name)}</p><p class="symbol">${escape(symbol)}</p></div>
<div>${lines}<p class="date">${escape(placeAndDate)}</p></div>`;
}

function closingOf({ recipients, signature }: ReportDocument): string {
  const to = recipients.lines.map((each) => `<li>${escape(each)}</li>`).join('');
  const signs = signature.map((each) => `<p class="strong">${escape(each)}</p>`).join('');
  return `<div><p class="strong date">${escape(recipients.title)}</p><ul>${to}</ul></div><div>${signs}</div>`;
}

function htmlOfBlocks(blocks: readonly Block[]): string {
  return blocks.map(htmlOfBlock).join('\n');
}

function htmlOfBlock(block: Block): string {
  if (block.type === 'paragraph') return `<p>${escape(block.text)}</p>`;
  if (block.type === 'table') return htmlOfTable(block);
  return `<ul>${block.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
}

/** A table wider than the screen scrolls by itself, also by keyboard. */
function htmlOfTable({ caption, columns, rows, notes }: Table): string {
  const head = columns.map(({ title }) => `<th scope="col">${escape(title)}</th>`).join('');
  const body = rows.map((row) => htmlOfRow(row, columns)).join('\n');
  const told = notes.map((note, index) => `<li>[${index + 1}] ${escape(note)}</li>`).join('');
  return `<div class="wide" role="region" tabindex="0" aria-label="${escape(caption)}">
<table><caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>
${body}</tbody></table></div>${notes.length > 0 ? `<ul class="notes">${told}</ul>` : ''}`;
}

function htmlOfRow({ cells, depth = 0, marks = [] }: Row, columns: Table['columns']): string {
  const marked = marks.map((mark) => `<sup>[${mark}]</sup>`).join('');
  const written = cells.map((cell, index) => {
    const [first = '', ...more] = linesOf(cell).map(escape);
    if (index > 0)
      return `<td${columns[index]?.numeric ? ' class="number"' : ''}>${[first, ...more].join('<br>')}</td>`;
    const part = depth > 0 ? ` class="part${Math.min(depth, 2)}"` : '';
    return `<th scope="row"${part}>${[first + marked, ...more].join('<br>')}</th>`;
  });
  return `<tr>${written.join('')}</tr>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
