import type { Collection, Database } from '../document-store.ts';

/** Which generation of a projector's collections answers queries, and which others are there. */
export interface PointerDocument {
  /** Name of the projector. */
  readonly _id: string;
  readonly active: number;
  /** Version of the code that folds the active generation. */
  readonly code: number;
  readonly building: BuildingGeneration | null;
  readonly retired: readonly RetiredGeneration[];
  /** Highest generation so far. */
  readonly last: number;
}

export interface BuildingGeneration {
  readonly generation: number;
  readonly code: number;
  /** True: flip although more records are parked than in the active generation. */
  readonly acceptParked?: boolean;
}

export interface RetiredGeneration {
  readonly generation: number;
  readonly code: number;
  readonly at: Date;
}

const POINTERS = 'projectors';

export interface Pointer {
  read(): Promise<PointerDocument>;
  /** Starts a generation beside the active one, unless one of this code is being built already. */
  build(code: number, acceptParked?: boolean): Promise<void>;
  /** Compare-and-set: false when another instance was first. */
  flip(from: PointerDocument): Promise<boolean>;
  forget(generation: number): Promise<void>;
}

/** `version`: of the code, for the first pointer ever; later ones are changed by `build` and `flip` only. */
export function openPointer(database: Database, name: string, version: number): Pointer {
  const pointers = pointersOf(database);

  async function read(): Promise<PointerDocument> {
    const found = await pointers.findOne({ _id: name });
    if (found) return found;
    const first = { active: 1, code: version, building: null, retired: [], last: 1 };
    await pointers.updateOne({ _id: name }, { $setOnInsert: first }, { upsert: true }).catch(ignoreDuplicate);
    return (await pointers.findOne({ _id: name }))!;
  }

  return {
    read,
    build: (code, acceptParked) => build(pointers, name, code, acceptParked),
    async flip({ active, code, building }) {
      if (!building) return false;
      const { modifiedCount } = await pointers.updateOne(
        { _id: name, active, 'building.generation': building.generation },
        {
          $set: { active: building.generation, code: building.code, building: null },
          $push: { retired: { generation: active, code, at: new Date() } },
        },
      );
      return modifiedCount === 1;
    },
    async forget(generation) {
      await pointers.updateOne({ _id: name }, { $pull: { retired: { generation } } });
    },
  };
}

/** Asks the running instances for a rebuild with the code they have; for operators. */
export async function requestRebuild(
  database: Database,
  name: string,
  options: { readonly acceptParked?: boolean } = {},
): Promise<void> {
  const pointers = pointersOf(database);
  const pointer = await pointers.findOne({ _id: name });
  if (!pointer) throw new Error(`There is no projector ${name} in ${database.db.databaseName}.`);
  await build(pointers, name, pointer.code, options.acceptParked);
}

/** The pointers of every projector in a database. */
export function readPointers(database: Database): Promise<PointerDocument[]> {
  return pointersOf(database).find().sort({ _id: 1 }).toArray();
}

function pointersOf(database: Database): Collection<PointerDocument> {
  return database.db.collection<PointerDocument>(POINTERS, {
    readConcern: { level: 'majority' },
    writeConcern: { w: 'majority', journal: true },
  });
}

async function build(
  pointers: Collection<PointerDocument>,
  name: string,
  code: number,
  acceptParked = false,
): Promise<void> {
  const building = { generation: { $add: ['$last', 1] }, code, ...(acceptParked ? { acceptParked } : {}) };
  await pointers.updateOne(
    { _id: name, code: { $lte: code }, $or: [{ building: null }, { 'building.code': { $lt: code } }] },
    [{ $set: { building, last: { $add: ['$last', 1] } } }],
  );
  if (acceptParked) {
    await pointers.updateOne(
      { _id: name, 'building.code': code },
      { $set: { 'building.acceptParked': true } },
    );
  }
}

function ignoreDuplicate(error: unknown): void {
  if ((error as { code?: number }).code !== 11_000) throw error;
}
