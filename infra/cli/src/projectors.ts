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
  readonly building?: Building;
}

/** A generation that is being folded beside the one that answers. */
export interface Building {
  readonly generation: number;
  readonly folded: number;
  readonly total: number;
  readonly parked: number;
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
  const progressOf = async (name: string, generation: number) => {
    const store = openGeneration(database, name, generation, TRACE.projections);
    const folded = (await store.allCheckpoints()).reduce((sum, { next }) => sum + next, 0);
    return { generation, folded, total, parked: await store.parked.countDocuments() };
  };
  const pointers = await readPointers(database);
  return Promise.all(
    pointers.map(async ({ _id: name, active, code, building }) => {
      const { generation, folded, parked } = await progressOf(name, active);
      const next = building ? { building: await progressOf(name, building.generation) } : {};
      return { name, generation, code, lag: total - folded, parked, ...next };
    }),
  );
}
