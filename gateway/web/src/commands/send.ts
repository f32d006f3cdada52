import { SENDING } from '../generated/commands.ts';
import { TypedDocumentString } from '../generated/graphql.ts';
import { ask } from '../graphql/ask.ts';
import { questions } from '../graphql/questions.ts';
import { inDaysOfPeople, type Refusal } from '../graphql/refusal.ts';
import type { Command, CommandName } from './command.ts';

/** Why a command was refused, and where in its input the fault lies. */
export interface RefusedCommand extends Refusal {
  readonly path: readonly string[];
}

/** What became of a command that arrived. */
export interface Outcome {
  /** The node that it made or changed, where it is one of its own. */
  readonly nodeId?: string | undefined;
  /** The version that it left its record in. */
  readonly version?: number | undefined;
  /** Undefined: recorded. */
  readonly refused?: RefusedCommand | undefined;
}

interface Answered {
  readonly answer: {
    readonly node: { readonly id: string } | null;
    readonly version: number | null;
    readonly error:
      | (Pick<RefusedCommand, 'code' | 'path' | 'message'> & {
          readonly facts: readonly { readonly name: string; readonly value: string }[];
        })
      | null;
  };
}

/** Numbers of versions say nothing to a reader. */
const OVERTAKEN = {
  vi: 'Chưa được ghi nhận: có người đã thay đổi bản ghi này trước. Xem bản đang được ghi nhận rồi ghi lại.',
  en: 'Not recorded: somebody else changed this record first. Look at what is recorded now, then record it again.',
};

/** The operation that carries a command out. */
export function sendingOf(name: CommandName) {
  return new TypedDocumentString<Answered, { input: Command['input'] }>('', { id: SENDING[name] });
}

/**
 * Sends a command; throws where it could not be asked. What pages show is asked again once it is recorded, or once
 * somebody else turns out to have been first.
 */
export async function send({ name, input }: Command): Promise<Outcome> {
  const { answer } = await ask(sendingOf(name), { input });
  if (answer.error) {
    const { facts, message, ...said } = answer.error;
    if (said.code === 'VERSION_CONFLICT') void questions.invalidateQueries();
    return {
      refused: {
        ...said,
        message: said.code === 'VERSION_CONFLICT' ? OVERTAKEN : inDaysOfPeople(message),
        facts: Object.fromEntries(facts.map((each) => [each.name, each.value])),
      },
    };
  }
  void questions.invalidateQueries();
  return { nodeId: answer.node?.id, version: answer.version ?? undefined };
}
