import { ownerOfPeriod } from '@trienkhai/kernel/reporting/period';
import { streamOfTask } from '@trienkhai/kernel/task-ids';
import type * as model from '@trienkhai/proto/trienkhai/trace/v1/history';
import type * as proto from '@trienkhai/proto/trienkhai/trace/v1/service';
import type { CallContext } from '@trienkhai/runtime/grpc-server';
import { isOfCluster } from '../projections/clusters.ts';
import { PERIOD_STREAM } from '../projections/periods.ts';
import { changesOf, type FieldChange, type RecordedChange } from '../queries/changes.ts';
import { clusterStates } from '../queries/clusters/standing.ts';
import { pageOf } from '../queries/pages.ts';
import { changesOfReorganisation, changesOfUnit, type UnitChange } from '../queries/unit-changes.ts';
import type { DirectiveQueries } from './directives.ts';
import { pageRequest } from './pages.ts';
import { openReading, type Reading } from './reading.ts';

type Told = RecordedChange &
  Partial<Pick<UnitChange, 'decrees' | 'effectiveOn'>> & { readonly streamId: string };

/** Who recorded what of one node, when, why, and what it changed. */
export function historyHandlers({ sources, models }: DirectiveQueries) {
  return {
    async listChanges(
      request: proto.ListChangesRequest,
      call: CallContext,
    ): Promise<proto.ListChangesResponse> {
      const { id } = request;
      const streamId = streamOf(id);
      const reading = await openReading(
        request.context,
        call,
        sources,
        (parked) => parked.streamId === streamId,
      );
      const changes = ofUnits(id, reading) ?? (await ofStream(id, streamId, reading, models));
      const page = pageOf(changes, keyOf, pageRequest(request.page));
      const newest = Map.groupBy(changes, (change) => change.streamId);
      return {
        edges: page.edges.map(({ cursor, node }) => ({ cursor, node: changeToProto(node) })),
        pageInfo: { totalCount: page.totalCount, hasNextPage: page.hasNextPage },
        at: reading.answeredAt(
          reading.on ?? reading.today,
          [...newest].map(([stream, told]) => ({ streamId: stream, version: told.at(-1)!.version })),
        ),
      };
    },
  };
}

/** The stream in which a node lives. */
function streamOf(id: string): string {
  const owner = ownerOfPeriod(id);
  return streamOfTask(id) ?? (owner === undefined ? id : `${PERIOD_STREAM}${owner}`);
}

async function ofStream(
  id: string,
  streamId: string,
  { sight, knownAt }: Reading,
  models: DirectiveQueries['models'],
): Promise<readonly Told[]> {
  const view = await models.whole(sight, id);
  if (!view) return [];
  const changes = changesOf(isOfCluster(view) ? clusterStates(view) : view, knownAt);
  return changes.map((change) => ({ ...change, streamId }));
}

const REORGANISATION = /^reorganisation:(\d{4}-\d{2}-\d{2})$/;

/** Units are kept in memory with all that was recorded of them; undefined: the id is no unit's. */
function ofUnits(id: string, { history: { record }, knownAt }: Reading): readonly UnitChange[] | undefined {
  const day = REORGANISATION.exec(id)?.[1];
  if (day !== undefined) return changesOfReorganisation(record.ofReorganisations(day), knownAt);
  const facts = record.ofUnit(id);
  return facts.length > 0 ? changesOfUnit(facts, knownAt) : undefined;
}

/** One commit's events follow each other, and each stream's. */
function keyOf({ recordedAt, streamId, version }: Told) {
  return [recordedAt, streamId, version];
}

function changeToProto(change: Told): model.ChangeView {
  return {
    id: `${change.streamId}/${change.version}`,
    version: change.version,
    type: change.type,
    actor: change.actor,
    unitId: change.unit,
    recordedAt: new Date(change.recordedAt),
    reason: change.reason,
    withdrew: change.withdrew,
    fields: change.fields.map(fieldToProto),
    decrees: [...(change.decrees ?? [])],
    effectiveOn: change.effectiveOn,
  };
}

function fieldToProto({ path, before, after }: FieldChange): model.FieldChange {
  return {
    path,
    before: before === undefined ? undefined : JSON.stringify(before),
    after: after === undefined ? undefined : JSON.stringify(after),
  };
}
