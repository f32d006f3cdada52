import { randomUUID } from 'node:crypto';
import { parsePositions, type Position } from '@trienkhai/runtime/position';
import { BEHIND, patiently } from './patiently.ts';
import { insist, posting, type Post } from './posting.ts';

export interface Office {
  readonly url: string;
  readonly network: { token(account: string): Promise<string> };
}

/** What one account can do, each step resting on what it is told to have read. */
export interface Account {
  /** Sends until it is accepted; resolves with the node and the positions to rest on. */
  does(
    command: string,
    input: object,
    after?: readonly Position[],
  ): Promise<{ readonly id: string; readonly positions: readonly Position[] }>;
  /** Sends once, until it is decided; resolves with the code of the refusal, undefined where there is none. */
  refused(command: string, input: object, after?: readonly Position[]): Promise<string | undefined>;
}

export async function accountOf(office: Office, account: string): Promise<Account> {
  const post = posting(`${office.url}/v1/commands`, await office.network.token(account));
  return {
    async does(command, input, after = []) {
      const commandId = randomUUID();
      const { nodeId: id, position } = await insist(post, command, input, { commandId, after });
      return { id, positions: parsePositions(position) };
    },
    refused: (command, input, after = []) => refusalOf(post, command, input, after),
  };
}

async function refusalOf(
  post: Post,
  command: string,
  input: object,
  after: readonly Position[],
): Promise<string | undefined> {
  const options = { commandId: randomUUID(), after };
  const { body } = await patiently(
    () => post(command, input, options),
    (answer) => answer.body.code,
    { codes: BEHIND },
  );
  return body.code;
}
