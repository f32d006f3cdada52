import type { Response } from 'express';
import { errorSheet, type WantedErrors } from '../imports/error-sheet.ts';
import { writtenBook } from '../spreadsheets/desk.ts';
import { FILE_TYPES } from './file-types.ts';

/** The refused rows as a spreadsheet, to put right and send again. */
export async function sendErrorsSheet(wanted: WantedErrors, response: Response): Promise<void> {
  const { sheet, next } = await errorSheet(wanted);
  const bytes = await writtenBook([sheet]);
  response.type(FILE_TYPES.xlsx);
  response.set('Content-Disposition', `attachment; filename="import-${wanted.job._id}-errors.xlsx"`);
  if (next !== undefined) response.set('X-Next-After', String(next));
  response.send(Buffer.from(bytes));
}
