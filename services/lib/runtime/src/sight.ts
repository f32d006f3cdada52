import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import { isRestricted, seenFrom, type Restricted } from '@trienkhai/kernel/sight';
import { subtreeOf, type Subtree } from '@trienkhai/kernel/sight/subtree';
import { CENTRE_ID, type UnitId } from '@trienkhai/kernel/unit-history';
import { unitOfRight, type Rights } from './rights.ts';

type Directive = Parameters<typeof isRestricted>[0];

/** Whether a role reaches the whole country: nothing is kept from it. */
export function seesAll(rights: Rights): boolean {
  return unitsOf(rights).includes(CENTRE_ID);
}

/** What an account reads: what its roles see from their places. */
export interface Reach extends Subtree {
  /** Where its roles stand, but for those that stand within what another one reads. */
  readonly places: readonly UnitId[];
}

/** Undefined: everything. Of the rights those count that are given. */
export function reachOf(rights: Rights): Reach | undefined {
  if (seesAll(rights)) return undefined;
  const { units, today } = rights;
  const seen = [...new Set(unitsOf(rights))].map((id) => ({ id, ...subtreeOf(id, units, today) }));
  const outermost = seen.filter(
    ({ id }) => !seen.some((other) => other.id !== id && other.territories.has(id)),
  );
  const [only, ...others] = outermost;
  const places = outermost.map(({ id }) => id);
  if (only && others.length === 0) return { ...only, places };
  return {
    territories: new Set(outermost.flatMap(({ territories }) => [...territories])),
    units: new Set(outermost.flatMap(({ units: of }) => [...of])),
    places,
  };
}

/** Whether the account reads what one of these units recorded, or what was recorded of it. */
export function readsOf(reach: Reach | undefined, units: Iterable<UnitId>): boolean {
  if (!reach) return true;
  for (const unitId of units) if (reach.units.has(unitId)) return true;
  return false;
}

/** Whether the account reads the figures of a territory. */
export function readsWithin(reach: Reach | undefined, territory: UnitId): boolean {
  return !reach || reach.territories.has(territory);
}

/**
 * The territory of a question that names none: the one place of the account, the whole country (undefined) for
 * an account of the centre. Throws WITHIN_REQUIRED where there are several places, or none.
 */
export function ownTerritory(reach: Reach | undefined): UnitId | undefined {
  if (!reach) return undefined;
  const [only, ...others] = reach.places;
  if (only === undefined || others.length > 0) throw withinRequired(reach.places);
  return only;
}

function withinRequired(places: readonly UnitId[]): DomainError {
  const units = places.join(', ');
  return refuse(
    'WITHIN_REQUIRED',
    places.length === 0
      ? 'Tài khoản không đứng ở đơn vị nào nên không đọc được số liệu nào.'
      : `Tài khoản đọc ở nhiều đơn vị (${units}). Hãy nêu một đơn vị ở "within".`,
    places.length === 0
      ? 'The account stands in no unit, so there are no figures that it reads.'
      : `The account reads in several units (${units}). Name one of them as "within".`,
    { path: ['within'], facts: { units } },
  );
}

/** Whether an account may know of a directive today: that which is open, and that which concerns its place. */
export function seesDirective(rights: Rights, facts: Directive): boolean {
  if (!isRestricted(facts) || seesAll(rights)) return true;
  const places = placesOf(facts, rights);
  return unitsOf(rights).some((own) => places.has(own));
}

/** Where the roles of an account stand today. */
function unitsOf({ held, units, today }: Rights): readonly UnitId[] {
  return held.flatMap((right) => unitOfRight(right, today, units) ?? []);
}

interface Kept extends Pick<Rights, 'units' | 'today'> {
  readonly places: ReadonlySet<UnitId>;
}

const kept = new WeakMap<Restricted, Kept>();

/** Read by everybody who asks about directives: computed once per state of the units and day. */
function placesOf(facts: Restricted, { units, today }: Rights): ReadonlySet<UnitId> {
  const known = kept.get(facts);
  if (known?.units === units && known.today === today) return known.places;
  const places = seenFrom(facts, units, today);
  kept.set(facts, { units, today, places });
  return places;
}
