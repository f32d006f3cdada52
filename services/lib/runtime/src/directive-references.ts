import type { DirectiveLookup, DirectiveReference } from '@trienkhai/kernel/rules/directive';
import type { JsonObject, RecordedEvent } from '@trienkhai/kernel/envelope';
import type { Projection } from './projector.ts';
import { openReferenceModel } from './reference-model.ts';
import type { ReferenceModel } from './reference-model.ts';
import type { References, WritingParts } from './writing-service.ts';

/** The registered directives, as far as their topic has been read. */
export interface DirectiveReferences extends References {
  /** Those of the named directives that are registered. Throws NOT_YET before the first are known, UNAVAILABLE. */
  lookup(ids: readonly string[]): Promise<DirectiveLookup>;
}

const NAME = 'directives';
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
  const model = await openReferenceModel(parts, { version: 1, projections: [directiveReferences] });
  return { ...model, lookup: directiveLookupOf(model) };
}

/** Reads the directives of a model that folds them. */
export function directiveLookupOf(model: ReferenceModel): DirectiveReferences['lookup'] {
  const read = model.byId<DirectiveReference>(NAME);
  return async (ids) => {
    const known = await read(ids);
    return (id) => known.get(id);
  };
}

function issuedOn(event: RecordedEvent): Pick<DirectiveReference, 'issuedOn'> {
  const day = (event.data['facts'] as JsonObject | undefined)?.['issuedOn'];
  return typeof day === 'string' ? { issuedOn: day } : {};
}
