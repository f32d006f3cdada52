import type { Command } from '../../commands/command.ts';
import type { Form, Start, Subject } from './form/form.ts';

/** The command by which is heard whether the account may record with a form; undefined: whoever records may. */
export function rehearsalOf({ command: name, rehearsal }: Form, start: Start): Command | undefined {
  const least = rehearsal?.(start);
  return least && { name, input: { commandId: crypto.randomUUID(), ...least } };
}

/** The same of what is said of a record that stands. */
export function rehearsalAbout(
  correction: Form['correction'],
  { id, year }: Subject,
  start: Start,
): Command | undefined {
  const least = correction?.rehearsal?.({ id, year, ...start });
  if (!correction || !least) return undefined;
  const named = correction.id === undefined ? {} : { [correction.id]: id };
  const ofYear = correction.yearly ? { year } : {};
  return {
    name: correction.command,
    input: { commandId: crypto.randomUUID(), ...named, ...ofYear, ...least },
  };
}
