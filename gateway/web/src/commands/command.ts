import { INPUT_TYPES } from '../generated/commands.ts';

/** Every mutation of the gateway. */
export type CommandName = keyof typeof INPUT_TYPES;

/** A command as it is sent, and kept until it can be: plain data, recorded once under its command id. */
export interface Command {
  readonly name: CommandName;
  readonly input: { readonly commandId: string } & Readonly<Record<string, unknown>>;
}

/** The mutation that carries a command out; all commands are answered alike. */
export function textOf(name: CommandName): string {
  return `mutation Send($input: ${INPUT_TYPES[name]}!) {
  answer: ${name}(input: $input) {
    node { id }
    error { code path message { vi en } facts { name value } }
  }
}`;
}
