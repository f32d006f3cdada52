import { addressedOn, type Addressing } from './addressees.ts';
import type { Day } from './day.ts';
import type { UnitHistory, UnitId } from './unit-history.ts';
import { heirsOn } from './unit-history/heirs.ts';

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
  const seen = new Set<UnitId>();
  const add = (id: UnitId): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const above = units.parentOf(id, on);
    if (above !== undefined) add(above);
    if (!units.isValid(id, on)) for (const heir of heirsOn(id, units, on)) add(heir);
  };
  for (const ofLevel of addressedOn(facts, units, on).units.values()) ofLevel.forEach(add);
  for (const id of [facts.issuerId, ...(facts.addressees?.unitIds ?? [])]) if (units.get(id)) add(id);
  return seen;
}
