import { oncePer } from '@trienkhai/kernel/once-per';
import type { Day } from '@trienkhai/kernel/day';
import { levelOfId, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';
import { unitsPlacedIn } from '@trienkhai/kernel/unit-history/placed';
import { ancestryOf } from '@trienkhai/kernel/unit-history/ancestry';
import { hasOutlived } from '@trienkhai/kernel/unit-history/heirs';
import { keepNewest, type Keep } from '@trienkhai/kernel/unit-history/kept';
import { stateOn } from '@trienkhai/kernel/unit-history/states';

/** `inside`: counts there; `shared`: a part of it lies there and cannot be told apart. */
export type Place = 'inside' | 'shared' | 'outside';

/**
 * Where the figures of a unit belong in the tree of `on`. A unit that has ended is stood in for by the one
 * that took it over whole, else by what stands in for its parent: every figure has one place, so the
 * totals of the parts of a territory add up to its own.
 */
export function placer(history: UnitHistory, within: UnitId, on: Day): (unitId: UnitId) => Place {
  const { numberOf } = ancestryOf(history);
  const places = placesOf(history, within, on);
  const organs = new Map<UnitId, Place>();
  const find = (unitId: UnitId): Place => placeOf(history, countedFor(history, unitId, on), within, on);
  return (unitId) => {
    const unit = unitId.startsWith(ORGAN) ? -1 : numberOf(unitId);
    if (unit >= 0) {
      if (places[unit] === UNPLACED) places[unit] = PLACES.indexOf(find(unitId));
      return PLACES[places[unit]!]!;
    }
    let place = organs.get(unitId);
    if (!place) organs.set(unitId, (place = find(unitId)));
    return place;
  };
}

const ORGAN = 'organ:';
const PLACES: readonly Place[] = ['inside', 'shared', 'outside'];
const UNPLACED = 0xff;
const MOST_KEPT = 40;
const kept = oncePer<UnitHistory, Keep<Uint8Array>>(() => keepNewest(MOST_KEPT));

/** Indexes in PLACES of territorial units, for all days of one state of the country: within it only organs change. */
function placesOf(history: UnitHistory, within: UnitId, on: Day): Uint8Array {
  const make = () => new Uint8Array(ancestryOf(history).ids.length).fill(UNPLACED);
  if (levelOfId(within) === 'ORGAN') return make();
  return kept(history)(`${stateOn(history, on)} ${within}`, make);
}

/** An organ that is closed or has outlived its committee counts where that committee does. */
function countedFor(history: UnitHistory, unitId: UnitId, on: Day): UnitId {
  const committeeId = history.get(unitId)?.committeeId;
  if (committeeId === undefined) return unitId;
  return history.isValid(unitId, on) && !hasOutlived(unitId, history, on) ? unitId : committeeId;
}

function placeOf(history: UnitHistory, unitId: UnitId, within: UnitId, on: Day): Place {
  const standIn = standInOf(history, unitId, on);
  if (standIn !== undefined && history.isWithin(standIn, within, on)) return 'inside';
  return sharesWith(history, unitId, within, on) ? 'shared' : 'outside';
}

function standInOf(history: UnitHistory, unitId: UnitId, on: Day): UnitId | undefined {
  if (history.isValid(unitId, on)) return unitId;
  const unit = history.get(unitId);
  if (!unit) return undefined;
  if (unit.validTo !== undefined && on >= unit.validTo) {
    const heir = history
      .successorsOf(unitId)
      .find(
        (edge) => edge.share === 'WHOLE' && edge.on <= on && history.get(edge.toId)?.level === unit.level,
      );
    if (heir) return standInOf(history, heir.toId, on);
  }
  const parent = history.parentOf(unitId, history.nearestValidDay(unitId, on));
  return parent === undefined ? undefined : standInOf(history, parent, on);
}

function sharesWith(history: UnitHistory, unitId: UnitId, within: UnitId, on: Day): boolean {
  if (history.isValid(unitId, on)) return false;
  return history
    .successorsOf(unitId)
    .some(
      ({ toId, on: day }) =>
        day <= on &&
        (history.isValid(toId, on)
          ? history.isWithin(toId, within, on)
          : sharesWith(history, toId, within, on)),
    );
}

/** Units that have a place in a territory in the tree of one day; undefined: any unit has. The day asked last is kept. */
export function unitsPlacedOn(
  history: UnitHistory,
  within: UnitId,
  on: Day,
): ReadonlySet<UnitId> | undefined {
  const ever = unitsPlacedIn(history, within);
  if (!ever) return undefined;
  const kept = placedOn.get(ever);
  if (kept?.on === on) return kept.units;
  const place = placer(history, within, on);
  const units = new Set([...ever].filter((unitId) => place(unitId) !== 'outside'));
  placedOn.set(ever, { on, units });
  return units;
}

interface PlacedOn {
  readonly on: Day;
  readonly units: ReadonlySet<UnitId>;
}

const placedOn = new WeakMap<ReadonlySet<UnitId>, PlacedOn>();
