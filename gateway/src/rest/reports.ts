import type { RequestHandler } from 'express';
import { z } from 'zod';
import { day, id } from '../commands/fields.ts';
import { inputError } from '../commands/input-error.ts';
import { notFound } from '../errors.ts';
import type { ReportDocument } from '../reports/document.ts';
import { HEADINGS } from '../reports/heading.ts';
import { DOCX, docxOf } from '../reports/report-docx.ts';
import { htmlOf, REPORT_POLICY } from '../reports/report-html.ts';
import { makeReport } from '../reports/report.ts';
import { LANGUAGES } from '../language.ts';
import { caller, tellPosition } from './caller-of.ts';
import type { RestDeps } from './deps.ts';
import { goneSignal } from './events.ts';

const UNIT_WAIT_MS = 2000;
const FILE = /^(.{1,200})\.(docx|html)$/;

/** Query of a report; the documentation is made from the same shape. */
export const reportQuery = z.strictObject({
  period: id('Reporting period of the unit or of one above it').optional(),
  from: day('Without a period: first day').optional(),
  to: day('Without a period: last day, included').optional(),
  lang: z.enum(LANGUAGES).default('vi'),
  heading: z.enum(HEADINGS).optional().meta({
    description: "Layout of the heading; left out: the Party's for a period of its series, else the state's",
  }),
  knownAt: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'Only what had been recorded by then; at least five seconds back' }),
  sample: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .meta({ description: 'true: the sample set as well; the report says so' }),
});

/** `GET /v1/reports/<unit>.docx` and `.html`: one report, written down in two forms. */
export function reportRoute({ units, inquire }: RestDeps): RequestHandler {
  return async (request, response) => {
    const [, unit, form] = FILE.exec(String(request.params['file'])) ?? [];
    if (unit === undefined) throw notFound(request.path);
    const read = reportQuery.safeParse(request.query, { reportInput: true });
    if (!read.success) throw inputError(read.error);
    const { lang, heading, ...question } = read.data;
    const asker = { ...caller(request), signal: goneSignal(response) };
    await units.waitFor(asker.after, { timeoutMs: UNIT_WAIT_MS });
    const inquiry = inquire(asker);
    const report = await makeReport(inquiry, { ...question, unit }, { lang, heading });
    tellPosition(response, inquiry.seen());
    response.set('Cache-Control', 'no-store');
    if (form === 'html') {
      response.set('Content-Security-Policy', REPORT_POLICY).type('html').send(htmlOf(report));
    } else {
      response
        .attachment(fileName(unit, report))
        .type(DOCX)
        .send(await docxOf(report));
    }
  };
}

/** Colons of an id are no part of a file's name on every system. */
function fileName(unit: string, { lang }: ReportDocument): string {
  return `${lang === 'vi' ? 'bao-cao' : 'report'}-${unit.replaceAll(/[^A-Za-z0-9-]/g, '-')}.docx`;
}
