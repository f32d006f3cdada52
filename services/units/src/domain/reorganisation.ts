import type { Day } from '@trienkhai/kernel/day';
import { refuse, type DomainError } from '@trienkhai/kernel/domain-error';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Level, Share } from '@trienkhai/kernel/vocabulary';
import { unitIn, type UnitState, type UnitTable } from './unit-table.ts';

interface OnUnit {
  readonly unitId: UnitId;
  readonly on: Day;
}

export type TerritoryEvent =
  | {
      readonly type: 'ReorganisationDecided';
      readonly effectiveOn: Day;
      readonly issuedOn: Day;
      readonly decrees: readonly string[];
    }
  | (OnUnit & {
      readonly type: 'UnitOpened';
      readonly level: Level;
      readonly code: string;
      readonly name: string;
      readonly kind: string;
      readonly parentId?: UnitId | undefined;
      readonly origin: string;
    })
  | (OnUnit & { readonly type: 'UnitRenamed'; readonly name: string })
  | (OnUnit & { readonly type: 'UnitRetyped'; readonly kind: string })
  | (OnUnit & { readonly type: 'UnitReparented'; readonly parentId: UnitId })
  | (OnUnit & {
      readonly type: 'UnitSucceeded';
      readonly successorId: UnitId;
      readonly share: Share;
      readonly default: boolean;
    })
  | (OnUnit & { readonly type: 'UnitClosed'; readonly successorsKnown: boolean });

export interface Opening {
  readonly level: Level;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** Every unit but the centre has one. */
  readonly parentId?: UnitId | undefined;
  readonly origin: string;
}

/** Only the fields that change are present. */
export interface Revision {
  readonly unitId: UnitId;
  readonly name?: string | undefined;
  readonly kind?: string | undefined;
  readonly parentId?: UnitId | undefined;
}

export interface Closing {
  readonly unitId: UnitId;
  /** Why there is no successor, where there is none. */
  readonly reason?: string | undefined;
}

export interface Edge {
  readonly fromId: UnitId;
  readonly toId: UnitId;
  readonly share: Share;
  readonly default: boolean;
}

/** One dated state of the country, whole: it is applied in one commit or not at all. */
export interface ApplyReorganisation {
  readonly type: 'ApplyReorganisation';
  readonly effectiveOn: Day;
  readonly issuedOn: Day;
  readonly decrees: readonly string[];
  readonly openings: readonly Opening[];
  readonly revisions: readonly Revision[];
  readonly closings: readonly Closing[];
  readonly successions: readonly Edge[];
}

export interface Territory {
  /** First day of the newest state; undefined before the first. */
  readonly lastOn: Day | undefined;
  readonly units: UnitTable;
}

/** Identity of a unit that opens: level, code and first day. */
export function openedId({ level, code }: Pick<Opening, 'level' | 'code'>, on: Day): UnitId {
  return `${level.toLowerCase()}:${code}:${on}`;
}

/** The country as a command finds it and leaves it; filled while the command is checked. */
export interface Change {
  readonly territory: Territory;
  readonly on: Day;
  /** Valid units once the command is applied. */
  readonly after: Map<UnitId, UnitState>;
  /** `<level>:<code>` of each of them. */
  readonly bearers: Map<string, UnitId>;
  /** Units that the command ends, by their place among the closings. */
  readonly ending: ReadonlyMap<UnitId, number>;
}

/** A unit that the country has on the eve of the new state. */
export function requireStanding(territory: Territory, id: UnitId, path: readonly string[]): UnitState {
  const unit = unitIn(territory.units, id);
  if (unit && unit.endedOn === undefined) return unit;
  if (!unit) {
    throw refuse('UNIT_UNKNOWN', `Không có đơn vị ${id}.`, `There is no unit ${id}.`, {
      path,
      facts: { unit: id },
    });
  }
  throw refuse(
    'UNIT_NOT_VALID',
    `Đơn vị ${id} đã kết thúc ngày ${unit.endedOn}.`,
    `The unit ${id} ended on ${unit.endedOn}.`,
    { path, facts: { unit: id, validTo: unit.endedOn ?? '' } },
  );
}

export function invalid(path: readonly string[], vi: string, en: string): DomainError {
  return refuse('REORGANISATION_INVALID', vi, en, { path });
}
