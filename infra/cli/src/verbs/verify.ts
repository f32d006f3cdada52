import { keepVerified } from '@trienkhai/runtime/document-store/verified';
import { CONTEXTS, type ContextName } from '@trienkhai/runtime/topics';
import type { CliConfig } from '../config.ts';
import { withConnections, type Connections } from '../connect.ts';
import type { Output } from '../output.ts';
import { compareStream, type Behind } from '../verify/compare-topic.ts';
import type { Finding } from '../verify/finding.ts';
import { openReadModels, type ReadModels } from '../verify/read-models.ts';
import { walkStore } from '../verify/store-walk.ts';
import { digestTopic } from '../verify/topic-digest.ts';

/** Hash chains, store against topic, store against read models; one line per finding, exit code 1 on any. */
export async function verify(config: CliConfig, output: Output): Promise<void> {
  await withConnections(config, async (connections) => {
    const models = await openReadModels(connections);
    let findings = 0;
    const report = (finding: Finding) => {
      findings += 1;
      const { where, context, streamId, problem, detail } = finding;
      output.finding(
        finding,
        `✗ ${where} ${context}  ${problem}  ${streamId}${detail ? `  (${detail})` : ''}`,
      );
    };
    for (const context of CONTEXTS) {
      const { commits, streams, records } = await verifyContext(connections, context, models, report);
      output.result(
        { context, commits, streams, records },
        `  ${context}: ${commits} commits in ${streams} streams, ${records} records on the topic`,
      );
    }
    const { documents, unfolded } = await models.finish(report);
    const agree = `✓ nothing found; ${documents} documents of trace agree`;
    const open = unfolded > 0 ? `, ${unfolded} more are still to be folded` : '';
    output.result(
      { findings, documents, unfolded },
      findings === 0 ? `${agree}${open}` : `${findings} findings`,
    );
    await keepVerified(await connections.database('trace'), { at: new Date(), findings, documents });
  });
}

interface Counts {
  readonly commits: number;
  readonly streams: number;
  readonly records: number;
}

async function verifyContext(
  { reader, database, topic }: Connections,
  context: ContextName,
  models: ReadModels,
  report: (finding: Finding) => void,
): Promise<Counts> {
  const onTopic = await digestTopic(reader, topic(context), context, report);
  const seen = new Set<string>();
  const behind: Behind[] = [];
  const commits = await walkStore(await database(context), context, report, async (streamId, stream) => {
    seen.add(streamId);
    const there = onTopic.streams.get(streamId);
    const late = compareStream(streamId, stream, there, context, report);
    if (late) behind.push(late);
    await models.compare({ context, streamId, commits: stream, published: there?.version ?? 0 }, report);
  });
  for (const streamId of onTopic.streams.keys()) {
    if (!seen.has(streamId)) report({ where: 'topic', context, streamId, problem: 'STREAM_DROPPED' });
  }
  // What was published while the topic was being read is there by now.
  const now =
    behind.length > 0 ? await digestTopic(reader, topic(context), context, report, onTopic) : onTopic;
  for (const { streamId, version } of behind) {
    const there = now.streams.get(streamId)?.version ?? 0;
    if (there >= version) continue;
    report({ where: 'topic', context, streamId, problem: 'NOT_PUBLISHED', detail: `${there} of ${version}` });
  }
  return { commits, streams: seen.size, records: now.records };
}
