import { isRestricted, seenFrom, type Restricted } from '@trienkhai/kernel/sight';
import { CENTRE_ID, type UnitId } from '@trienkhai/kernel/unit-history';
import { unitOfRight, type Rights } from './rights.ts';

type Directive = Parameters<typeof isRestricted>[0];

/** Whether a role reaches the whole country: nothing is kept from it. */
export function seesAll({ held, units, today }: Rights): boolean {
  return held.some((right) => unitOfRight(right, today, units) === CENTRE_ID);
}

/** Whether an account may know of a directive today: that which is open, and that which concerns its place. */
export function seesDirective(rights: Rights, facts: Directive): boolean {
  if (!isRestricted(facts) || seesAll(rights)) return true;
  const places = placesOf(facts, rights);
  return rights.held.some((right) => {
    const own = unitOfRight(right, rights.today, rights.units);
    return own !== undefined && places.has(own);
  });
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
