import { keepVerified } from '@trienkhai/runtime/document-store/verified';
import { CONTEXTS, type ContextName } from '@trienkhai/runtime/topics';
import type { CliConfig } from '../config.ts';
import { withConnections, type Connections } from '../connect.ts';
import type { Output } from '../output.ts';
import { compareStream, type Behind } from '../verify/compare-topic.ts';
import { checkingKey } from '../signing-key.ts';
import { openAgainst, type AgainstDigest } from '../verify/against.ts';
import type { Finding, Report } from '../verify/finding.ts';
import { openReadModels, type ReadModels } from '../verify/read-models.ts';
import { walkStore } from '../verify/store-walk.ts';
import { digestTopic } from '../verify/topic-digest.ts';

export interface VerifyOptions {
  /** File of a signed digest. */
  readonly against?: string;
  /** File of the public key that signed it. */
  readonly key?: string;
}

/**
 * Hash chains, store against topic, store against read models and, where asked, store against a signed
 * digest; one line per finding, exit code 1 on any.
 */
export async function verify(config: CliConfig, options: VerifyOptions, output: Output): Promise<void> {
  await withConnections(config, async (connections) => {
    const models = await openReadModels(connections);
    const findings: Finding[] = [];
    const report = (finding: Finding) => {
      findings.push(finding);
      output.finding(finding, lineOf(finding));
    };
    const { against: file, key } = options;
    const digest =
      file === undefined ? undefined : await openAgainst(file, await checkingKey(config, key), report);
    for (const context of CONTEXTS) {
      const { commits, streams, records } = await verifyContext(connections, context, models, digest, report);
      output.result(
        { context, commits, streams, records },
        `  ${context}: ${commits} commits in ${streams} streams, ${records} records on the topic`,
      );
    }
    if (digest) tellAgainst(digest, findings, report, output);
    const { documents, unfolded } = await models.finish(report);
    const agree = `✓ nothing found; ${documents} documents of trace agree`;
    const open = unfolded > 0 ? `, ${unfolded} more are still to be folded` : '';
    output.result(
      { findings: findings.length, documents, unfolded },
      findings.length === 0 ? `${agree}${open}` : `${findings.length} findings`,
    );
    const verified = { at: new Date(), findings: findings.length, documents };
    await keepVerified(await connections.database('trace'), verified);
  });
}

function lineOf({ where, context, streamId, problem, detail }: Finding): string {
  return `✗ ${where} ${context}  ${problem}  ${streamId}${detail ? `  (${detail})` : ''}`;
}

function tellAgainst(
  digest: AgainstDigest,
  findings: readonly Finding[],
  report: Report,
  output: Output,
): void {
  const heads = digest.finish(report);
  const lost = findings.filter(({ where }) => where === 'digest').length;
  const told =
    lost === 0
      ? `✓ cả ${heads} chuỗi đã ký đều còn nguyên · all ${heads} signed streams are still whole`
      : `✗ ${lost} trong ${heads} chuỗi đã ký không còn nguyên · ${lost} of ${heads} signed streams are no longer whole`;
  output.result({ digest: { heads, lost } }, told);
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
  digest: AgainstDigest | undefined,
  report: Report,
): Promise<Counts> {
  const onTopic = await digestTopic(reader, topic(context), context, report);
  const seen = new Set<string>();
  const behind: Behind[] = [];
  const commits = await walkStore(await database(context), context, report, async (streamId, stream) => {
    seen.add(streamId);
    digest?.compare(streamId, stream, context, report);
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
