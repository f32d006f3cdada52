import type { Day } from './day.ts';
import type { UnitsRecord } from './unit-history/record.ts';
import { LEVELS, type Level, type Share } from './vocabulary.ts';

/** `<level>:<code>:<first valid_from>`, e.g. `commune:25432:2025-07-01`. */
export type UnitId = string;

/** The level that an id names; undefined: it is no id of a unit. */
export function levelOfId(id: UnitId): Level | undefined {
  return LEVEL_OF.get(id.slice(0, Math.max(0, id.indexOf(':'))));
}

const LEVEL_OF: ReadonlyMap<string, Level> = new Map(LEVELS.map((level) => [level.toLowerCase(), level]));

/** First day of which the catalogue knows anything; before it, the tree is unknown. */
export const FIRST_KNOWN_DAY: Day = '2021-11-01';
/** The centre's id. */
export const CENTRE_ID: UnitId = 'centre:TW:2021-11-01';
/** Origin of the units that were there on FIRST_KNOWN_DAY; their true start is unknown. */
export const FIRST_SNAPSHOT = 'first-snapshot';

export interface UnitVersion {
  readonly name: string;
  /** "Xã", "Phường", "Tỉnh", … */
  readonly kind: string;
  readonly parentId: UnitId | undefined;
  readonly from: Day;
  /** Exclusive; undefined: still so. */
  readonly to: Day | undefined;
}

export interface UnitRecord {
  readonly id: UnitId;
  readonly level: Level;
  readonly code: string;
  readonly origin: string;
  /** Undefined: the true start is unknown (first snapshot). */
  readonly validFrom: Day | undefined;
  /** Exclusive; undefined: still valid. */
  readonly validTo: Day | undefined;
  readonly versions: readonly UnitVersion[];
  /** False: the unit has ended and nobody knows into what. */
  readonly successorsKnown: boolean;
  /**
   * A correction says that it never began: it is valid on no day, keeps the name under which it was
   * recorded, and lies where it would have lain.
   */
  readonly withdrawn?: true;
  /** Of a withdrawn unit: the one that began in its place on the real day, where only the day was wrong. */
  readonly begunAs?: UnitId;
  /** Organs only: the committee (territorial unit or centre) that owns its number register. */
  readonly committeeId?: UnitId | undefined;
  /** Organs only: as written in document symbols ("TW", "BTGTU"). */
  readonly symbol?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  /** Joint organs only: the organs that act as one in it. */
  readonly jointOf?: readonly UnitId[] | undefined;
  /** Joint organs only: one office heads all of them. */
  readonly oneHead?: boolean | undefined;
}

export interface Succession {
  readonly fromId: UnitId;
  readonly toId: UnitId;
  readonly on: Day;
  readonly share: Share;
  readonly default: boolean;
}

export interface CommitteeTerm {
  readonly committeeId: UnitId;
  readonly term: number;
  readonly from: Day;
  readonly to: Day | undefined;
}

/**
 * All units through time as one immutable snapshot. Days before FIRST_KNOWN_DAY are answered with the
 * first snapshot's tree; `isTreeKnown` tells the difference. Every lookup is O(1) or O(answer).
 */
export interface UnitHistory {
  /** Last version of the territory stream in this snapshot; 0 when empty. */
  readonly version: number;
  /** Who recorded what of units, whatever instant this history knows. */
  readonly record: UnitsRecord;
  /** First days of the country's dated states, ascending. */
  readonly states: readonly Day[];
  isTreeKnown(on: Day): boolean;
  get(id: UnitId): UnitRecord | undefined;
  /** The identity that bears this code on that day, if any. */
  byCode(level: Level, code: string, on: Day): UnitRecord | undefined;
  isValid(id: UnitId, on: Day): boolean;
  /** `on` itself, or the valid day of the unit nearest to it. */
  nearestValidDay(id: UnitId, on: Day): Day;
  /** Name, kind and parent on that day (nearest valid version when outside its validity). */
  versionOn(id: UnitId, on: Day): UnitVersion;
  parentOf(id: UnitId, on: Day): UnitId | undefined;
  /** Nearest first, the centre last. */
  ancestorsOf(id: UnitId, on: Day): readonly UnitId[];
  childrenOf(id: UnitId, on: Day): readonly UnitId[];
  /** A unit is within itself; an organ is within its committee. */
  isWithin(id: UnitId, ancestorId: UnitId, on: Day): boolean;
  /** All units of one level inside `ancestorId` on that day, itself included, in code order. */
  unitsWithin(ancestorId: UnitId, level: Level, on: Day): readonly UnitId[];
  count(level: Level, on: Day): number;
  predecessorsOf(id: UnitId): readonly Succession[];
  successorsOf(id: UnitId): readonly Succession[];
  /** The joint organ in which an organ acts on that day. */
  jointOrganOf(id: UnitId, on: Day): UnitId | undefined;
  all(): Iterable<UnitRecord>;
  /** Terms of a committee, ascending. */
  termsOf(committeeId: UnitId): readonly CommitteeTerm[];
  /**
   * The history as it was known at an instant: without the reorganisations that were not published by
   * that day, and without the corrections that were recorded later.
   */
  asKnownAt(instant: Date): UnitHistory;
}
