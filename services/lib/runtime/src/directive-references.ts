import type { DirectiveLookup, DirectiveReference } from '@trienkhai/kernel/rules/directive';
import type { JsonObject, RecordedEvent } from '@trienkhai/kernel/envelope';
import { coalesce } from './coalesce.ts';
import { answered } from './commit-store/availability.ts';
import { createProjector } from './projector.ts';
import type { Projection } from './projector.ts';
import type { References, WritingParts } from './writing-service.ts';

/** The registered directives, as far as their topic has been read. */
export interface DirectiveReferences extends References {
  /** Those of the named directives that are registered. Throws NOT_YET before the first are known, UNAVAILABLE. */
  lookup(ids: readonly string[]): Promise<DirectiveLookup>;
}

const NAME = 'directives';
/** A read that takes longer than this is not going to be answered. */
const READ_LIMIT_MS = 1_500;
const PREFIX = 'trienkhai.directives.v1.';

export const directiveReferences: Projection<DirectiveReference> = {
  name: NAME,
  contexts: ['directives'],
  accepts: ({ streamId }) => streamId.startsWith('directive:'),
  project: (view, event) => {
    switch (event.type) {
      case `${PREFIX}DirectiveRegistered`:
        return { sample: event.data['sample'] === true, ...issuedOn(event) };
      case `${PREFIX}DirectiveCorrected`:
        return view && { sample: view.sample, ...issuedOn(event) };
      case `${PREFIX}RegistrationAbandoned`:
        return null;
      default:
        return view;
    }
  },
};

/** Keeps a small model of the directives in the service's own database. */
export async function openDirectiveReferences(
  parts: Omit<WritingParts, 'waitFor'>,
): Promise<DirectiveReferences> {
  const { database, reader, logger, config } = parts;
  const projector = createProjector({
    name: `${config.service}-references`,
    version: 1,
    projections: [directiveReferences],
    database,
    reader,
    namespace: config.namespace,
    logger,
  });
  await projector.start();
  const read = coalesce(async (ids: readonly string[]) => {
    const collection = projector.collection<DirectiveReference>(NAME);
    const found = await answered(collection.find({ _id: { $in: [...ids] } }).toArray(), READ_LIMIT_MS);
    return new Map(found.flatMap(({ _id, view }) => (view ? [[_id, view] as const] : [])));
  });
  return {
    async lookup(ids) {
      const found = await Promise.all(ids.map(async (id) => [id, await read(id)] as const));
      const known = new Map(found);
      return (id) => known.get(id);
    },
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

function issuedOn(event: RecordedEvent): Pick<DirectiveReference, 'issuedOn'> {
  const day = (event.data['facts'] as JsonObject | undefined)?.['issuedOn'];
  return typeof day === 'string' ? { issuedOn: day } : {};
}
