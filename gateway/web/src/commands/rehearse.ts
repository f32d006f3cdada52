import { rehearse } from '../graphql/ask.ts';
import type { Command } from './command.ts';
import { sendingOf } from './send.ts';

/** Which of the commands the account has the right to; what else may be wrong with them is not judged. */
export function rightsTo(commands: readonly Command[], signal: AbortSignal): Promise<readonly boolean[]> {
  return Promise.all(
    commands.map(async ({ name, input }) => {
      const { answer } = await rehearse(sendingOf(name), { input }, signal);
      return answer.error?.code !== 'FORBIDDEN';
    }),
  );
}
