import type { DirectiveLookup, DirectiveReference } from '@trienkhai/kernel/rules/directive';
import type { JsonObject, RecordedEvent } from '@trienkhai/kernel/envelope';
import type { Restricted } from '@trienkhai/kernel/sight';
import type { Projection } from './projector.ts';
import { fromProto } from './proto-enums.ts';
import { openReferenceModel } from './reference-model.ts';
import type { ReferenceModel } from './reference-model.ts';
import type { Rights } from './rights.ts';
import { seesDirective } from './sight.ts';
import type { References, WritingParts } from './writing-service.ts';

/** The registered directives, as far as their topic has been read. */
export interface DirectiveReferences extends References {
  /** Those of the named directives that are registered and that the account may know of. Throws NOT_YET before the first are known, UNAVAILABLE. */
  lookup(ids: readonly string[], rights: Rights): Promise<DirectiveLookup>;
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
        return { sample: event.data['sample'] === true, ...factsIn(event) };
      case `${PREFIX}DirectiveCorrected`:
        return view && { sample: view.sample, ...factsIn(event) };
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
  return async (ids, rights) => {
    const known = await read(ids);
    return (id) => {
      const directive = known.get(id);
      const isSeen = !directive?.restricted || seesDirective(rights, directive.restricted);
      return isSeen ? directive : undefined;
    };
  };
}

function factsIn({ data }: RecordedEvent): Pick<DirectiveReference, 'issuedOn' | 'restricted'> {
  const facts = (data['facts'] ?? {}) as JsonObject;
  const { issuedOn, access } = facts;
  return {
    ...(typeof issuedOn === 'string' ? { issuedOn } : {}),
    ...(access === 'ACCESS_ADDRESSEES' ? { restricted: restrictionIn(facts) } : {}),
  };
}

interface Named {
  readonly issuerId: string;
  readonly addressees?: { readonly levels?: readonly string[]; readonly unitIds?: readonly string[] };
}

function restrictionIn(facts: JsonObject): Restricted {
  const { issuerId, addressees = {} } = facts as unknown as Named;
  const levels = (addressees.levels ?? []).flatMap((wire) => fromProto.level(wire) ?? []);
  return { access: 'ADDRESSEES', issuerId, addressees: { levels, unitIds: addressees.unitIds ?? [] } };
}
