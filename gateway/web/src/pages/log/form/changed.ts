import { sameValue } from '@trienkhai/kernel/same-value';
import type { Field, Value, Values } from './form.ts';
import type { Place } from './labels.ts';
import { asked, groupIn, isBlank, rowsIn } from './values.ts';

/** One field that has another value than before. */
export interface ChangedField extends Place {
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/** What a correction changes, field by field. */
export function changedFields(
  fields: readonly Field[],
  before: Values,
  after: Values,
): readonly ChangedField[] {
  return asked(fields, after).flatMap((field) => changedIn(field, before[field.name], after[field.name]));
}

function changedIn(
  field: Field,
  before: Value | undefined,
  after: Value | undefined,
): readonly ChangedField[] {
  if (field.type === 'group') return within(field, [], groupIn(before), groupIn(after));
  if (field.type === 'rows') {
    const [was, is] = [rowsIn(before), rowsIn(after)];
    return Array.from({ length: Math.max(was.length, is.length) }, (_, at) =>
      within(field, [String(at)], was[at] ?? {}, is[at] ?? {}),
    ).flat();
  }
  const same =
    sameValue(before, after) || (isBlank(field, before) && isBlank(field, after) && !chosen(field));
  return same ? [] : [{ path: [field.name], fields: [field], before, after }];
}

const chosen = ({ type }: Field) => type === 'choice' || type === 'kind';

function within(
  field: Extract<Field, { type: 'group' | 'rows' }>,
  place: readonly string[],
  before: Values,
  after: Values,
): readonly ChangedField[] {
  return changedFields(field.of, before, after).map((inner) => ({
    ...inner,
    path: [field.name, ...place, ...inner.path],
    fields: [field, ...inner.fields],
  }));
}
