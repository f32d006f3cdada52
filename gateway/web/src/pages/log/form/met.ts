import type { Form, Stored, Values } from './form.ts';
import { textIn } from './values.ts';

/** The only record of its kind that there can be of what a form says; undefined: it makes one of its own. */
export function recordMet({ correction, meets }: Form, written: Values): string | undefined {
  if (meets) return meets.record(written);
  if (!correction || correction.id !== undefined) return undefined;
  const [directive, unit] = [textIn(written.directive), textIn(written.unit)];
  if (directive === '' || unit === '') return undefined;
  return `${correction.prefix}:${directive.replace(/^directive:/, '')}:${unit}`;
}

/** What stands of it already, in the words of the form; undefined: nothing that it says. */
export function standsAlready({ correction, meets }: Form, stored: Stored): Stored | undefined {
  if (meets) return meets.find(stored);
  return correction?.find ? correction.find(stored, undefined) : stored;
}
