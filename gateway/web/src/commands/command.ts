import type { INPUT_TYPES } from '../generated/commands.ts';

/** Every mutation of the gateway. */
export type CommandName = keyof typeof INPUT_TYPES;

/** A command as it is sent, and kept until it can be: plain data, recorded once under its command id. */
export interface Command {
  readonly name: CommandName;
  readonly input: { readonly commandId: string } & Readonly<Record<string, unknown>>;
}
