import type { BilingualText } from '@trienkhai/kernel/domain-error';
import type { Field } from './form.ts';

/** What is wrong, and the field at which it stands; an empty path: with the whole form. */
export interface Fault {
  readonly path: readonly string[];
  readonly message: BilingualText;
}

/** A refusal stands at the innermost field of the form that it names. */
export function faultOf({ path, message }: Fault, fields: readonly Field[]): Fault {
  return { path: placeIn(path, fields), message };
}

function placeIn(path: readonly string[], fields: readonly Field[]): readonly string[] {
  const [name = '', ...inner] = path;
  const field = fields.find((each) => each.name === name);
  if (!field) return [];
  if (field.type === 'group') return [name, ...placeIn(inner, field.of)];
  if (field.type === 'period') return [name, ...inner.slice(0, 1)];
  const [index] = inner;
  if (field.type !== 'rows' || index === undefined) return [name];
  return [name, index, ...placeIn(inner.slice(1), field.of)];
}

/** The fault at this very place. */
export function faultAt(faults: readonly Fault[], path: readonly string[]): Fault | undefined {
  const place = placeId(path);
  return faults.find((fault) => placeId(fault.path) === place);
}

/** Id of a field in the page. */
export function placeId(path: readonly string[]): string {
  return ['log', ...path].join('-');
}
