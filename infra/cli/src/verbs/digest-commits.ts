import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hashedText } from '@trienkhai/runtime/commit-hash';
import { COMMITS, type Commit } from '@trienkhai/runtime/commit-store';
import { commitReads } from '@trienkhai/runtime/commit-store/reads';
import { CONTEXTS } from '@trienkhai/runtime/topics';
import type { CliConfig } from '../config.ts';
import { withConnections, type Connections } from '../connect.ts';
import type { Output } from '../output.ts';

/** Each commit as the text that was hashed and its hash, stream by stream: no verifier has to know our JSON. */
export async function exportCommits(config: CliConfig, file: string, output: Output): Promise<void> {
  await withConnections(config, async (connections) => {
    let commits = 0;
    const lines = async function* () {
      for await (const commit of allCommits(connections)) {
        commits += 1;
        yield `${JSON.stringify({ hash: commit.hash, text: hashedText(commit) })}\n`;
      }
    };
    await pipeline(Readable.from(lines()), createWriteStream(file));
    output.result({ file, commits }, `✓ ${file}: ${commits} commits`);
  });
}

async function* allCommits({ database }: Connections): AsyncIterable<Commit> {
  for (const context of CONTEXTS) {
    const { db } = await database(context);
    yield* commitReads(db.collection<Commit>(COMMITS)).all();
  }
}
