import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from 'zod-openapi';
import { DOCX } from '../reports/report-docx.ts';
import { positionHeader, refusals } from './openapi-refusals.ts';
import { reportQuery } from './reports.ts';

const unit = z.object({
  unit: z.string().meta({
    description: 'Id of the unit, or `level:code` as it was on the last day',
    example: 'province:87:2021-11-01',
  }),
});

function operation(
  operationId: string,
  summary: string,
  content: Readonly<Record<string, { schema: z.ZodType }>>,
): ZodOpenApiOperationObject {
  return {
    operationId,
    tags: ['reports'],
    summary,
    description:
      'Give `period`, or `from` and `to`. Every figure is the one that GraphQL answers for the same unit and days; ' +
      'notes tell where stated, itemised and computed figures differ, and an annex lists what no rule counts.',
    requestParams: { path: unit, query: reportQuery },
    responses: {
      200: { description: 'The report', headers: { 'X-Position': positionHeader }, content },
      ...refusals(400, 401, 403, 404, 422, 429, 503),
    },
  };
}

const bytes = z.string().meta({ override: { type: 'string', format: 'binary' } });

/** The report of a unit in both of its forms. */
export function reportPaths(): ZodOpenApiPathsObject {
  return {
    '/v1/reports/{unit}.docx': {
      get: operation('readReportDocument', 'The report of a unit for a period as a .docx file', {
        [DOCX]: { schema: bytes },
      }),
    },
    '/v1/reports/{unit}.html': {
      get: operation('readReportPage', 'The report of a unit for a period as a page to print', {
        'text/html': { schema: z.string() },
      }),
    },
  };
}
