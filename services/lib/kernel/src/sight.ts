import { addressedOn, type Addressing } from './addressees.ts';
import type { Day } from './day.ts';
import type { UnitHistory, UnitId } from './unit-history.ts';
import { heirsOn } from './unit-history/heirs.ts';
import { reachedFrom } from './unit-history/reach.ts';

/** A directive that only its issuer and those it addresses may know of. */
export interface Restricted extends Addressing {
  readonly access: 'ADDRESSEES';
}

export function isRestricted(
  facts: Addressing & { readonly access?: string | undefined },
): facts is Restricted {
  return facts.access === 'ADDRESSEES';
}

/**
 * The units from whose place a restricted directive is seen on a day: its issuer, those it addresses, and all
 * above them. What has ended by then is seen from its heirs as well.
 */
export function seenFrom(facts: Restricted, units: UnitHistory, on: Day): ReadonlySet<UnitId> {
  const named = [facts.issuerId, ...(facts.addressees?.unitIds ?? [])].filter((id) => units.get(id));
  const addressed = [...addressedOn(facts, units, on).units.values()].flat();
  return reachedFrom([...named, ...addressed], (id) => {
    const above = units.parentOf(id, on);
    return above === undefined ? heirsOn(id, units, on) : [above, ...heirsOn(id, units, on)];
  });
}
