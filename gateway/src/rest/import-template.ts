import type { RequestHandler } from 'express';
import { dayOf } from '@trienkhai/kernel/day';
import { z } from 'zod';
import { day } from '../commands/fields.ts';
import { commandNames, type CommandName } from '../commands/index.ts';
import { inputError } from '../commands/input-error.ts';
import type { UnitsSource } from '../schema/deps.ts';
import { writtenBook } from '../spreadsheets/desk.ts';
import { LANGUAGES } from '../language.ts';
import { templateOf } from '../templates/template.ts';
import { caller } from './caller-of.ts';
import { FILE_TYPES } from './file-types.ts';

const UNIT_WAIT_MS = 2000;

/** Query of a template; the documentation is made from the same shape. */
export const templateQuery = z.strictObject({
  command: z.enum(commandNames as [string, ...string[]]).meta({ description: 'What every row is' }),
  lang: z.enum(LANGUAGES).default('vi').meta({ description: 'Language of headings, words and guide' }),
  on: day('Day of which the units to choose from are; absent: today').optional(),
});

/** `GET /v1/imports/template.xlsx`: an empty file for one command. */
export function templateRoute(units: UnitsSource): RequestHandler {
  return async (request, response) => {
    const read = templateQuery.safeParse(request.query, { reportInput: true });
    if (!read.success) throw inputError(read.error);
    const { lang: language, on = dayOf(new Date()) } = read.data;
    const command = read.data.command as CommandName;
    await units.waitFor(caller(request).after, { timeoutMs: UNIT_WAIT_MS });
    const bytes = await writtenBook(templateOf({ command, language, units: units.current(), on }));
    response.type(FILE_TYPES.xlsx).set({
      'Content-Disposition': `attachment; filename="${command}.xlsx"`,
      'Cache-Control': 'no-store',
    });
    response.send(Buffer.from(bytes));
  };
}
