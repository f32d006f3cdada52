import { coalesce } from './coalesce.ts';
import { answered } from './commit-store/availability.ts';
import { createProjector } from './projector.ts';
import type { Projection } from './projector.ts';
import type { References, WritingParts } from './writing-service.ts';

/** A small model of others' facts in a database of the service's own. Reads throw NOT_YET before the first are known, UNAVAILABLE. */
export interface ReferenceModel extends References {
  /** Reads views of one projection by their ids; what is asked at once is read at once. */
  byId<View>(projection: string): (ids: readonly string[]) => Promise<ReadonlyMap<string, View>>;
  /** Views with their ids by a field of `lookup`. */
  by<View>(
    projection: string,
    field: string,
    values: readonly string[],
  ): Promise<readonly (readonly [id: string, view: View])[]>;
}

/** A read that takes longer than this is not going to be answered. */
const READ_LIMIT_MS = 1_500;

/** The version rises with what is stored: it is then folded anew. */
export async function openReferenceModel(
  { models, reader, logger, config }: Omit<WritingParts, 'waitFor'>,
  { version, projections }: { readonly version: number; readonly projections: readonly Projection[] },
): Promise<ReferenceModel> {
  const projector = createProjector({
    name: `${config.service}-references`,
    version,
    projections,
    database: models,
    reader,
    namespace: config.namespace,
    logger,
  });
  await projector.start();
  const find = async <View>(projection: string, filter: object) => {
    const collection = projector.collection<View>(projection);
    const found = await answered(collection.find(filter).toArray(), READ_LIMIT_MS);
    return found.flatMap(({ _id, view }) => (view ? [[_id, view] as const] : []));
  };
  return {
    byId<View>(projection: string) {
      const read = coalesce(
        async (ids: readonly string[]) => new Map(await find<View>(projection, { _id: { $in: [...ids] } })),
      );
      return async (ids) => {
        const found = await Promise.all(ids.map(async (id) => [id, await read(id)] as const));
        return new Map(found.flatMap(([id, view]) => (view === undefined ? [] : [[id, view] as const])));
      };
    },
    by: (projection, field, values) => find(projection, { [`ix.${field}`]: { $in: [...values] } }),
    waitFor: (positions) => projector.waitFor(positions),
    ready: () => ({ name: 'directives', ok: isReadable(() => projector.snapshot()) }),
    stop: () => projector.stop(),
  };
}

/** The log may be away: what has been read before is enough to go on. */
function isReadable(open: () => unknown): boolean {
  try {
    open();
    return true;
  } catch {
    return false;
  }
}
