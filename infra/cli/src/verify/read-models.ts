import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import { canonicalJson } from '@trienkhai/runtime/canonical-json';
import type { Commit } from '@trienkhai/runtime/commit-store';
import type { ProjectedDocument, Projection } from '@trienkhai/runtime/projector';
import { TRACE } from '@trienkhai/trace/projections/trace';
import type { Connections } from '../connect.ts';
import { openActive } from '../projectors.ts';
import type { Report } from './finding.ts';

export interface ReadModels {
  /** Folds one stream of the store and compares it with what trace keeps of it. */
  compare(streamId: string, commits: readonly Commit[], context: string, report: Report): Promise<void>;
  /** Reports documents of streams that the store does not have; resolves with the number compared. */
  finish(report: Report): Promise<number>;
}

/** Trace's read models, to be held against a pure fold of the store. */
export async function openReadModels(connections: Connections): Promise<ReadModels> {
  const store = await openActive(connections);
  const seen = new Map(TRACE.projections.map(({ name }) => [name, new Set<string>()]));
  let compared = 0;
  return {
    async compare(streamId, commits, context, report) {
      for (const projection of TRACE.projections as readonly Projection[]) {
        if (!store || !projection.contexts.includes(context) || !projection.accepts({ streamId })) continue;
        seen.get(projection.name)!.add(streamId);
        const document = await store.documents(projection.name).findOne({ _id: streamId });
        if (!document) continue;
        compared += 1;
        const problem = disagreement(projection, document, commits);
        if (problem) report({ where: 'read-model', context: projection.name, streamId, problem });
      }
    },
    async finish(report) {
      for (const { name } of TRACE.projections) {
        for await (const { _id } of store?.documents(name).find({}, { projection: { _id: 1 } }) ?? []) {
          if (seen.get(name)!.has(_id)) continue;
          report({ where: 'read-model', context: name, streamId: _id, problem: 'STREAM_DROPPED' });
        }
      }
      return compared;
    },
  };
}

/** Compares at the version that the document has reached: what is still to be folded is no fault. */
function disagreement(
  projection: Projection,
  document: ProjectedDocument,
  commits: readonly Commit[],
): string | undefined {
  let view: unknown = null;
  let version = 0;
  for (const event of eventsOf(commits)) {
    if (version === document.version) break;
    const context = { topic: '', partition: 0, offset: 0n, recordedAt: event.recordedAt };
    view = projection.project(view, event, context);
    version += 1;
  }
  if (version < document.version) return 'AHEAD_OF_STORE';
  return canonicalJson({ view }) === canonicalJson({ view: document.view }) ? undefined : 'DIFFERS';
}

function* eventsOf(commits: readonly Commit[]): Generator<RecordedEvent> {
  for (const commit of commits) {
    for (const [commitIndex, event] of commit.events.entries()) {
      const version = commit.fromVersion + 1 + commitIndex;
      yield {
        id: `${commit.streamId}/${version}`,
        streamId: commit.streamId,
        version,
        ...event,
        recordedAt: commit.recordedAt.toISOString(),
        commandId: commit.commandId,
        actor: commit.actor,
        unit: commit.unit,
        commitSeq: commit.seq,
        commitIndex,
        commitSize: commit.events.length,
        commitHash: commit.hash,
      };
    }
  }
}
