import type { BilingualText } from '@trienkhai/kernel/domain-error';

/** A refusal of a command and the field at which it stands; undefined: of the whole form. */
export interface Fault {
  readonly field: string | undefined;
  readonly message: BilingualText;
}

interface Refused {
  readonly path: readonly string[];
  readonly message: BilingualText;
}

/** The innermost field of the form that a refusal names. */
export function faultOf({ path, message }: Refused, fields: readonly string[]): Fault {
  return { field: path.find((part) => fields.includes(part)), message };
}
