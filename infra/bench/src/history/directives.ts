import { dice, type Dice } from '@trienkhai/data/sample/random';
import { addDays, daysBetween, type Day } from '@trienkhai/kernel/day';
import { CENTRE_ID, type UnitHistory, type UnitId } from '@trienkhai/kernel/unit-history';
import { deriveKey } from '@trienkhai/runtime/ids';

/** One directive of the generated history. */
export interface DrawnDirective {
  readonly id: string;
  readonly number: number;
  readonly issuerId: UnitId;
  readonly issuedOn: Day;
}

export const FIRST_DAY: Day = '2022-01-01';
export const LAST_DAY: Day = '2026-06-30';
export const DIRECTIVES = 2_000;

/** Of the whole country, and in every history: issued to 34 provinces and 3,321 communes. */
export const AFTER_REFORM = { number: 0, issuedOn: '2025-08-05', askedOn: '2026-03-31' } as const;
/** Of the whole country, from 100,000 events on: issued to 63 provinces, 705 districts and 10,599 communes. */
export const BEFORE_REFORM = { number: 20, issuedOn: '2022-11-01', askedOn: '2023-03-31' } as const;

/** Small histories are taken up by the two directives above; the heavy ones come after them. */
const FIRST_HEAVY = 40;
const SHARE_OF_CENTRE = 0.011;
const SHARE_OF_PROVINCES = 0.63;
/** So that every unit has time to act. */
const LAST_ISSUE: Day = addDays(LAST_DAY, -30);

export function idOfDirective(number: number): string {
  return `directive:${deriveKey(`generated directive ${number}`)}`;
}

/** The same directives on every run, the one of every history first. */
export function drawDirectives(units: UnitHistory): readonly DrawnDirective[] {
  return Array.from({ length: DIRECTIVES }, (_, number) => draw(number, units));
}

function draw(number: number, units: UnitHistory): DrawnDirective {
  const id = idOfDirective(number);
  const fixed = [AFTER_REFORM, BEFORE_REFORM].find((each) => each.number === number);
  if (fixed) return { id, number, issuerId: CENTRE_ID, issuedOn: fixed.issuedOn };
  const roll = dice(`directive ${number}`);
  const issuedOn = addDays(FIRST_DAY, roll.between(3, daysBetween(FIRST_DAY, LAST_ISSUE)));
  return { id, number, issuerId: issuerOf(number, issuedOn, units, roll), issuedOn };
}

function issuerOf(number: number, on: Day, units: UnitHistory, roll: Dice): UnitId {
  if (number >= FIRST_HEAVY && roll.chance(SHARE_OF_CENTRE)) return CENTRE_ID;
  const districts = units.unitsWithin(CENTRE_ID, 'DISTRICT', on);
  if (districts.length > 0 && !roll.chance(SHARE_OF_PROVINCES)) return roll.pick(districts);
  return roll.pick(units.unitsWithin(CENTRE_ID, 'PROVINCE', on));
}
