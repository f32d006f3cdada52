import type { Stage } from '@trienkhai/kernel/vocabulary';
import type { Correction, Field, Form, Stored } from '../form/form.ts';
import { directive, note, on, unit } from './common-fields.ts';
import { both } from './options.ts';

const fields: readonly Field[] = [
  { ...directive, identity: true },
  {
    ...on,
    required: false,
    hint: both('ngày/tháng/năm; để trống khi không rõ', 'day/month/year; empty where it is not known'),
  },
  {
    name: 'document',
    type: 'directive',
    label: both('Văn bản của đơn vị', 'Document of the unit'),
    hint: both('Nếu đã có trong sổ; không bắt buộc', 'Where it is registered; may be left out'),
    more: true,
  },
  note,
  { ...unit, identity: true },
];

/** A step of a unit under a directive; `besides`: what its correction asks for. */
export function stageForm(
  form: Pick<Form, 'name' | 'title' | 'command'>,
  stage: Stage,
  correction: Pick<Correction, 'command' | 'prefix' | 'besides'>,
): Form {
  const { command } = correction;
  return {
    ...form,
    fields,
    day: 'on',
    start: ({ unit: own, today }) => ({ unit: own, on: today }),
    correction: {
      ...correction,
      around: /^stages\.\d+\./,
      find: (stored) => findStage(stored, stage),
      withdrawal: { command, besides: { withdrawn: true } },
    },
  };
}

/** All steps of a unit under a directive are one record. */
function findStage({ directiveId, unitId, stages }: Stored, stage: Stage): Stored | undefined {
  const reached = (stages as readonly Stored[] | undefined)?.find((each) => each.stage === stage);
  return reached && { ...reached, directiveId, unitId };
}
