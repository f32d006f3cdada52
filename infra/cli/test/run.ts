import type { SmallOffice } from '@trienkhai/e2e/small-office';
import { Writable } from 'node:stream';
import { program } from '../src/program.ts';

export interface Ran {
  readonly exitCode: number;
  /** What `--json` printed, line by line. */
  readonly lines: readonly any[];
  /** Of the lines those that name a problem. */
  readonly findings: readonly any[];
}

/** Runs a verb of the command line in this process, against the given system. */
export function cliOf(
  office: Pick<SmallOffice, 'url' | 'kafkaBrokers' | 'mongoUri' | 'namespace'>,
  more: Readonly<Record<string, string>> = {},
): (...words: string[]) => Promise<Ran> {
  const env = {
    TRIENKHAI_URL: office.url,
    KAFKA_BROKERS: office.kafkaBrokers.join(','),
    MONGODB_URI: office.mongoUri,
    TRIENKHAI_NAMESPACE: office.namespace,
    TRIENKHAI_DATA: '/nowhere',
    ...more,
  };
  return async (...words) => {
    let text = '';
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        text += chunk.toString();
        done();
      },
    });
    const before = process.exitCode;
    process.exitCode = 0;
    await program(env, stream).parseAsync(['node', 'trienkhai', '--json', ...words]);
    const exitCode = Number(process.exitCode);
    process.exitCode = before;
    const lines = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    return { exitCode, lines, findings: lines.filter(({ problem }) => problem !== undefined) };
  };
}
