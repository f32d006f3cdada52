import { exactIn, partlyIn } from '@trienkhai/kernel/coverage-masks';
import { dayNumber, type Day } from '@trienkhai/kernel/day';
import { STAGES } from '@trienkhai/kernel/vocabulary';
import { countUpTo, sortedDays, upTo, type Days } from './days.ts';
import { countedDay, isStated, NEVER } from './first-acts.ts';
import type { Standpoint } from './standpoint.ts';

/**
 * How some units stand through one state of the country: what they inherit stands from its first day, so that
 * any day of it is answered by looking up how many have acted by then.
 */
export interface Tally {
  readonly units: number;
  /** By index of the stage. */
  readonly stages: readonly StageTally[];
  /** First day that each unit states of anything. */
  readonly firstDays: Days;
}

interface StageTally {
  /** Units that stand exactly, and partly, by what they inherit. */
  readonly exact: number;
  readonly partly: number;
  /** Days from which others count as having reached it themselves. */
  readonly gained: Days;
  /** The same of those that stood partly. */
  readonly gainedOnPartly: Days;
  /** Days that units' own acts state. */
  readonly stated: Days;
}

/** `issuedOn`: counts as something that the issuer did. */
export function tally(standpoint: Standpoint, units: Int32Array, issuedOn: Day | undefined): Tally {
  const { firsts, inheritedOf } = standpoint;
  const standing = { masks: units.map(inheritedOf), places: units.map(firsts.placeOf) };
  const room = roomFor(units.length);
  return {
    units: units.length,
    stages: STAGES.map((_, stage) => tallyStage(standing, { stage, orders: firsts.ordersIn(stage) }, room)),
    firstDays: firstDaysOf(standpoint, units, issuedOn),
  };
}

/** What is found before its number is known; used again for every stage. */
type Room = Readonly<Record<'gained' | 'gainedOnPartly' | 'stated', Int32Array>>;

function roomFor(most: number): Room {
  const days = (): Int32Array => new Int32Array(most);
  return { gained: days(), gainedOnPartly: days(), stated: days() };
}

/** What each unit inherits, and where its own acts are found. */
type Standing = Readonly<Record<'masks' | 'places', Int32Array>>;

interface StageActs {
  readonly stage: number;
  readonly orders: Int32Array;
}

function tallyStage(
  { masks, places }: Standing,
  { stage, orders }: StageActs,
  { gained, gainedOnPartly, stated }: Room,
): StageTally {
  let [exact, partly] = [0, 0];
  let [gains, gainsOnPartly, statements] = [0, 0, 0];
  for (let index = 0; index < masks.length; index += 1) {
    const isExact = (exactIn(masks[index]!) >>> stage) & 1;
    const isPartly = (partlyIn(masks[index]!) >>> stage) & 1;
    exact += isExact;
    partly += isPartly;
    const place = places[index]!;
    const order = place < orders.length ? orders[place]! : NEVER;
    if (order === NEVER) continue;
    const day = countedDay(order);
    // Written in any case, and counted where it holds: the next one takes its place where it does not.
    gained[gains] = day;
    gains += 1 - isExact;
    gainedOnPartly[gainsOnPartly] = day;
    gainsOnPartly += isPartly;
    stated[statements] = day;
    statements += Number(isStated(order));
  }
  return {
    ...{ exact, partly },
    gained: sortedDays(gained.slice(0, gains)),
    gainedOnPartly: sortedDays(gainedOnPartly.slice(0, gainsOnPartly)),
    stated: sortedDays(stated.slice(0, statements)),
  };
}

function firstDaysOf({ firsts, issuer }: Standpoint, units: Int32Array, issuedOn: Day | undefined): Days {
  const days = new Int32Array(units.length);
  let count = 0;
  for (const unit of units) {
    let order = firsts.firstStated(unit);
    if (unit === issuer && issuedOn !== undefined) order = Math.min(order, 2 * dayNumber(issuedOn));
    if (order === NEVER) continue;
    days[count] = countedDay(order);
    count += 1;
  }
  return sortedDays(days.slice(0, count));
}

/** How many stand where by what counts up to and on a day. */
export function talliedOn({ exact, partly, gained, gainedOnPartly, stated }: StageTally, day: number) {
  return {
    reached: exact + countUpTo(gained, day),
    partly: partly - countUpTo(gainedOnPartly, day),
    stated: upTo(stated, day),
  };
}

export function bytesOf({ stages, firstDays }: Tally): number {
  const ofStages = stages.flatMap(({ gained, gainedOnPartly, stated }) => [gained, gainedOnPartly, stated]);
  return [firstDays, ...ofStages].reduce((sum, { byteLength }) => sum + byteLength, 0);
}
