import { addressedOn, territoryOf, type Addressed, type Addressing } from '@trienkhai/kernel/addressees';
import { oncePer } from '@trienkhai/kernel/once-per';
import type { Day } from '@trienkhai/kernel/day';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';
import { ancestryOf } from '@trienkhai/kernel/unit-history/ancestry';
import { keepNewest, type Keep } from '@trienkhai/kernel/unit-history/kept';
import { stateOn } from '@trienkhai/kernel/unit-history/states';
import type { Level } from '@trienkhai/kernel/vocabulary';

/** The same with the units as numbers in the history's ancestry. */
export interface AddressedUnits extends Addressed {
  isAmong(unitId: UnitId): boolean;
  readonly numbers: ReadonlyMap<Level, Int32Array>;
}

/** Most directives address one of few territories: those asked for last are kept per history. */
const MOST_KEPT = 24;
const kept = oncePer<UnitHistory, Keep<AddressedUnits>>(() => keepNewest(MOST_KEPT));

/** Answers `addressedOn` once per dated state of the country: between two of them nothing changes but organs. */
export function addressedByState(facts: Addressing, history: UnitHistory): (on: Day) => AddressedUnits {
  const keep = kept(history);
  const { levels = [], unitIds = [] } = facts.addressees ?? {};
  const namesOrgans =
    levels.includes('ORGAN') || unitIds.some((unitId) => history.get(unitId)?.level === 'ORGAN');
  const whom =
    unitIds.length > 0 ? unitIds.join() : `${territoryOf(facts.issuerId, history)} ${levels.join()}`;
  return (on) => {
    const state = namesOrgans ? on : stateOn(history, on);
    return keep(`${state} ${whom}`, () => withNumbers(addressedOn(facts, history, on), history));
  };
}

function withNumbers(addressed: Addressed, history: UnitHistory): AddressedUnits {
  const { ids: all, numberOf } = ancestryOf(history);
  const numbers = new Map(
    [...addressed.units].map(([level, ids]) => [level, Int32Array.from(ids, numberOf)]),
  );
  const among = new Uint8Array(all.length);
  for (const ofLevel of numbers.values()) for (const unit of ofLevel) among[unit] = 1;
  return { ...addressed, isAmong: (unitId) => among[numberOf(unitId)] === 1, numbers };
}
