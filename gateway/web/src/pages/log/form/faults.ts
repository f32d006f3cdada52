import type { BilingualText } from '@trienkhai/kernel/domain-error';
import type { Field } from './form.ts';
import { labelOf, type Place } from './labels.ts';

/** What is wrong, and the field at which it stands; an empty path: with the whole form. */
export interface Fault {
  readonly path: readonly string[];
  readonly message: BilingualText;
  /** What the field is called, where the message does not say. */
  readonly field?: BilingualText;
}

/** A refusal stands at the innermost field of the form that it names, and calls it what the form calls it. */
export function faultOf({ path, message }: Fault, fields: readonly Field[]): Fault {
  const found = placeIn(path, fields);
  if (found.fields.length === 0) return { path: found.path, message };
  const field = { vi: labelOf(found, 'vi'), en: labelOf(found, 'en') };
  const inWords = (text: string, called: string) => text.replaceAll(`"${path.join('.')}"`, `“${called}”`);
  const spoken = { vi: inWords(message.vi, field.vi), en: inWords(message.en, field.en) };
  return { path: found.path, message: spoken, ...(spoken.vi === message.vi && { field }) };
}

/** The fault as it is told away from its field. */
export function toldApart({ field, ...fault }: Fault): Fault {
  if (!field) return fault;
  const { vi, en } = fault.message;
  return { ...fault, message: { vi: `${field.vi}: ${vi}`, en: `${field.en}: ${en}` } };
}

function placeIn([name = '', ...inner]: readonly string[], fields: readonly Field[]): Place {
  const field = fields.find((each) => each.name === name);
  if (!field) return { path: [], fields: [] };
  const [index] = inner;
  if (field.type === 'group') return within([name], field, placeIn(inner, field.of));
  if (field.type === 'rows' && index !== undefined) {
    return within([name, index], field, placeIn(inner.slice(1), field.of));
  }
  return { path: [name, ...(field.type === 'period' ? inner.slice(0, 1) : [])], fields: [field] };
}

function within(path: readonly string[], field: Field, inner: Place): Place {
  return { path: [...path, ...inner.path], fields: [field, ...inner.fields] };
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
