import { INPUT_TYPES } from '../generated/commands.ts';
import { TypedDocumentString } from '../generated/graphql.ts';
import { rehearse } from '../graphql/ask.ts';
import type { Command } from './command.ts';

type Heard = Readonly<Record<string, { readonly error: { readonly code: string } | null }>>;

/** Which of the commands the account has the right to; what else may be wrong with them is not judged. */
export async function rightsTo(
  commands: readonly Command[],
  signal: AbortSignal,
): Promise<readonly boolean[]> {
  const document = new TypedDocumentString<Heard, Record<string, Command['input']>>(rehearsalText(commands));
  const inputs = Object.fromEntries(commands.map(({ input }, at) => [`i${at}`, input]));
  const heard = await rehearse(document, inputs, signal);
  return commands.map((_, at) => heard[`c${at}`]?.error?.code !== 'FORBIDDEN');
}

/** All of them in one request. */
export function rehearsalText(commands: readonly Pick<Command, 'name'>[]): string {
  const variables = commands.map(({ name }, at) => `$i${at}: ${INPUT_TYPES[name]}!`);
  const sent = commands.map(({ name }, at) => `  c${at}: ${name}(input: $i${at}) { error { code } }`);
  return `mutation Rehearsal(${variables.join(', ')}) {\n${sent.join('\n')}\n}`;
}
