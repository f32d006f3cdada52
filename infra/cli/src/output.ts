import { DomainError } from '@trienkhai/kernel/domain-error';

/** Where a verb writes, and whether a script reads it. */
export interface Output {
  /** A sentence for people; silent with --json. */
  say(line: string): void;
  /** Where a bar can be drawn again in place; absent with --json and where no person looks. */
  readonly terminal?: NodeJS.WritableStream;
  /** One result; one JSON line with --json. */
  result(value: unknown, line: string): void;
  /** Sets exit code 1 and goes on. */
  finding(value: unknown, line: string): void;
}

export function createOutput(stream: NodeJS.WritableStream, json: boolean): Output {
  const write = (text: string) => void stream.write(`${text}\n`);
  const result = (value: unknown, line: string) => write(json ? JSON.stringify(value) : line);
  const isTerminal = !json && (stream as Partial<NodeJS.WriteStream>).isTTY === true;
  return {
    ...(isTerminal ? { terminal: stream } : {}),
    say: (line) => {
      if (!json) write(line);
    },
    result,
    finding: (value, line) => {
      process.exitCode = 1;
      result(value, line);
    },
  };
}

/** Runs a verb; a refusal is told in both languages, and the exit code is 1. */
export function guarded<Args extends unknown[]>(verb: (...args: Args) => Promise<void>) {
  return async (...args: Args): Promise<void> => {
    try {
      await verb(...args);
    } catch (error) {
      process.exitCode = 1;
      process.stderr.write(`${sentence(error)}\n`);
    }
  };
}

function sentence(error: unknown): string {
  if (error instanceof DomainError) return `${error.code}: ${error.text.vi}\n${error.text.en}`;
  if (error instanceof TypeError && error.message === 'fetch failed') {
    return 'Không kết nối được cổng. Chạy `npm start` trước, hoặc đặt TRIENKHAI_URL.\nThe gateway does not answer. Run `npm start` first, or set TRIENKHAI_URL.';
  }
  return error instanceof Error ? error.message : String(error);
}
