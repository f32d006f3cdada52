import { z } from 'zod';
import { day, id, metaFields, note } from './fields.ts';

/** What one unit did under one directive: receipt, plan, programme, study. */
export const unitStageFields = {
  directive: id('Directive'),
  unit: id('Unit that did it'),
  on: day('Day on which it was done; absent: not known').optional(),
  document: id("The unit's own document, where it is registered").optional(),
  note: note.optional(),
};

export const unitStage = z.strictObject({ ...metaFields, ...unitStageFields }).meta({ id: 'UnitStage' });

export type UnitStageInput = Pick<z.output<typeof unitStage>, keyof typeof unitStageFields>;

export function stageDraft({ directive, unit, on, document, note: remark }: UnitStageInput) {
  return { directiveId: directive, unitId: unit, on, documentId: document, note: remark };
}
