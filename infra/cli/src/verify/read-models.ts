import type { RecordedEvent } from '@trienkhai/kernel/envelope';
import { canonicalJson } from '@trienkhai/runtime/canonical-json';
import type { Commit } from '@trienkhai/runtime/commit-store';
import { readEnds, type ProjectedDocument, type Projection } from '@trienkhai/runtime/projector';
import type { GenerationStore } from '@trienkhai/runtime/projector/store';
import { foldEvent } from '@trienkhai/runtime/projector/step';
import { haveReached } from '@trienkhai/runtime/rebuild';
import { TRACE } from '@trienkhai/trace/projections/trace';
import type { Connections } from '../connect.ts';
import { openActive, TRACE_CONTEXTS } from '../projectors.ts';
import type { Report } from './finding.ts';

export interface ReadModels {
  /**
   * Folds one stream of the store and compares it with what trace keeps of it. `published`: the version
   * that the topic shows; trace must have come that far once it has folded the topic.
   */
  compare(stream: ComparedStream, report: Report): Promise<void>;
  /** Reports documents that are missing, behind, or of streams that the store does not have. */
  finish(report: Report): Promise<{ readonly documents: number; readonly unfolded: number }>;
}

export interface ComparedStream {
  readonly context: string;
  readonly streamId: string;
  readonly commits: readonly Commit[];
  readonly published: number;
}

/** A document that was not as far as the topic when it was looked at. */
interface Late {
  readonly projection: string;
  readonly streamId: string;
  readonly published: number;
}

/** Trace's read models, to be held against a pure fold of the store. */
export async function openReadModels(connections: Connections): Promise<ReadModels> {
  const store = await openActive(connections);
  const seen = new Map(TRACE.projections.map(({ name }) => [name, new Set<string>()]));
  const late: Late[] = [];
  let compared = 0;
  return {
    async compare({ context, streamId, commits, published }, report) {
      for (const projection of TRACE.projections as readonly Projection[]) {
        if (!store || !projection.contexts.includes(context) || !projection.accepts({ streamId })) continue;
        const { name } = projection;
        seen.get(name)!.add(streamId);
        const document = await store.documents(name).findOne({ _id: streamId });
        if ((document?.version ?? 0) < published) late.push({ projection: name, streamId, published });
        if (!document) continue;
        compared += 1;
        const problem = await disagreement({ projection, document, commits, store });
        if (problem) report({ where: 'read-model', context: name, streamId, problem });
      }
    },
    async finish(report) {
      if (!store) return { documents: 0, unfolded: 0 };
      for (const { name } of TRACE.projections) {
        for await (const { _id } of store.documents(name).find({}, { projection: { _id: 1 } })) {
          if (seen.get(name)!.has(_id)) continue;
          report({ where: 'read-model', context: name, streamId: _id, problem: 'STREAM_DROPPED' });
        }
      }
      const unfolded = late.length === 0 ? 0 : await reportLate(connections, store, late, report);
      return { documents: compared, unfolded };
    },
  };
}

/** What has not been folded yet is no fault, and counted; what was folded and is not there is one. */
async function reportLate(
  { reader, topic }: Connections,
  store: GenerationStore,
  late: readonly Late[],
  report: Report,
): Promise<number> {
  const ends = await readEnds(reader, TRACE_CONTEXTS.map(topic));
  if (!(await haveReached(store, ends))) return late.length;
  for (const { projection, streamId, published } of late) {
    const document = await store.documents(projection).findOne({ _id: streamId });
    const version = document?.version ?? 0;
    if (version >= published) continue;
    const problem = document?.blocked ? 'PARKED' : document ? 'BEHIND' : 'MISSING';
    const detail = `${version} of ${published}`;
    report({ where: 'read-model', context: projection, streamId, problem, detail });
  }
  return 0;
}

interface Compared {
  readonly projection: Projection;
  readonly document: ProjectedDocument;
  readonly commits: readonly Commit[];
  readonly store: GenerationStore;
}

/** Compares at the version that the document has reached: what is still to be folded is no fault. */
async function disagreement({ projection, document, commits, store }: Compared): Promise<string | undefined> {
  let view: unknown = null;
  let version = 0;
  for (const event of eventsOf(commits)) {
    if (version === document.version) break;
    const context = { topic: '', partition: 0, offset: 0n, recordedAt: event.recordedAt };
    view = foldEvent(projection, view, event, context);
    version += 1;
  }
  if (version < document.version) return 'AHEAD_OF_STORE';
  if (canonicalJson({ view }) !== canonicalJson({ view: document.view })) return 'DIFFERS';
  const entries = view === null ? [] : (projection.entries?.of(view) ?? []);
  for (const entry of entries) {
    const stored = await store.entries(projection.name).findOne({ _id: entry._id });
    if (canonicalJson({ stored: entry }) !== canonicalJson({ stored })) return 'DIFFERS';
  }
  return undefined;
}

function* eventsOf(commits: readonly Commit[]): Generator<RecordedEvent> {
  for (const commit of commits) {
    for (const [commitIndex, event] of commit.events.entries()) {
      const version = commit.fromVersion + 1 + commitIndex;
      yield {
        id: `${commit.streamId}/${version}`,
        streamId: commit.streamId,
        version,
        type: event.type,
        data: event.data,
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
