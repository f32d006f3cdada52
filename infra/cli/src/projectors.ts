import { readEnds, readPointers } from '@trienkhai/runtime/projector';
import { openGeneration, type GenerationStore } from '@trienkhai/runtime/projector/store';
import { TRACE } from '@trienkhai/trace/projections/trace';
import type { Connections } from './connect.ts';

/** Contexts that trace folds. */
export const TRACE_CONTEXTS = ['directives', 'study', 'reviews'] as const;

export interface ProjectorState {
  readonly name: string;
  /** Generation that answers queries. */
  readonly generation: number;
  /** Version of the code that folds it. */
  readonly code: number;
  /** Records on the topics that are not folded yet. */
  readonly lag: number;
  readonly parked: number;
  readonly building?: { readonly generation: number; readonly folded: number; readonly total: number };
}

/** The generation of trace's read models that answers now; undefined before trace first started. */
export async function openActive(connections: Connections): Promise<GenerationStore | undefined> {
  const database = await connections.database('trace');
  const pointer = (await readPointers(database)).find(({ _id }) => _id === TRACE.name);
  return pointer && openGeneration(database, TRACE.name, pointer.active, TRACE.projections);
}

/** Every projector of trace as its pointer, checkpoints and the topics' ends tell. */
export async function readProjections(connections: Connections): Promise<ProjectorState[]> {
  const database = await connections.database('trace');
  const ends = await readEnds(connections.reader, TRACE_CONTEXTS.map(connections.topic));
  const total = [...ends.values()].flat().reduce((sum, end) => sum + Number(end), 0);
  const folded = async (generation: number) => {
    const store = openGeneration(database, TRACE.name, generation, TRACE.projections);
    return (await store.allCheckpoints()).reduce((sum, { next }) => sum + next, 0);
  };
  const pointers = await readPointers(database);
  return Promise.all(
    pointers.map(async ({ _id: name, active, code, building }) => ({
      name,
      generation: active,
      code,
      lag: total - (await folded(active)),
      parked: await openGeneration(database, name, active, TRACE.projections).parked.countDocuments(),
      ...(building
        ? { building: { generation: building.generation, folded: await folded(building.generation), total } }
        : {}),
    })),
  );
}
