import type { Day } from '../day.ts';
import type { JsonObject } from '../envelope.ts';
import {
  FIRST_SNAPSHOT,
  type Succession,
  type UnitId,
  type UnitRecord,
  type UnitVersion,
} from '../unit-history.ts';
import { LEVELS, type Level, type Share } from '../vocabulary.ts';

/** What one event does to the territory, kept small: a correction may ask for all of them again. */
export type Change =
  | {
      readonly type: 'opened';
      readonly unitId: UnitId;
      readonly on: Day;
      readonly level: Level;
      readonly code: string;
      readonly origin: string;
      readonly name: string;
      readonly kind: string;
      readonly parentId: UnitId | undefined;
    }
  | {
      readonly type: 'revised';
      readonly unitId: UnitId;
      readonly on: Day;
      readonly to: Partial<Pick<UnitVersion, 'name' | 'kind' | 'parentId'>>;
    }
  | ({ readonly type: 'succeeded' } & Succession)
  | {
      readonly type: 'closed';
      readonly unitId: UnitId;
      readonly on: Day;
      readonly successorsKnown: boolean;
      /** Why nobody succeeds it, where that was said. */
      readonly reason?: string;
    };

/** One copy of every text: names, days and ids come back thousands of times. */
export type Text = (value: unknown) => string;

type Reader = (data: JsonObject, text: Text) => Change;

/** By full proto name. */
export const CHANGES: Readonly<Record<string, Reader>> = {
  'trienkhai.units.v1.UnitOpened': (data, text) => ({
    type: 'opened',
    ...unitOn(data, text),
    level: levelOf(data['level']),
    code: text(data['code']),
    origin: text(data['origin']),
    name: text(data['name']),
    kind: text(data['kind']),
    parentId: optionalText(data['parentId'], text),
  }),
  'trienkhai.units.v1.UnitRenamed': (data, text) => revised(data, text, { name: text(data['name']) }),
  'trienkhai.units.v1.UnitRetyped': (data, text) => revised(data, text, { kind: text(data['kind']) }),
  'trienkhai.units.v1.UnitReparented': (data, text) =>
    revised(data, text, { parentId: text(data['parentId']) }),
  'trienkhai.units.v1.UnitSucceeded': (data, text) => ({
    type: 'succeeded',
    fromId: text(data['unitId']),
    toId: text(data['successorId']),
    on: text(data['on']),
    share: shareOf(data['share']),
    default: data['default'] === true,
  }),
  'trienkhai.units.v1.UnitClosed': (data, text) => ({
    type: 'closed',
    ...unitOn(data, text),
    successorsKnown: data['successorsKnown'] === true,
    ...(data['reason'] === undefined ? {} : { reason: text(data['reason']) }),
  }),
};

/** Applies changes in order; those of unknown units pass without effect. */
export function foldChanges(
  changes: readonly Change[],
  units: Map<UnitId, UnitRecord>,
  successions: Succession[],
): void {
  for (const change of changes) {
    if (change.type === 'succeeded') {
      const { fromId, toId, on, share, default: isDefault } = change;
      successions.push({ fromId, toId, on, share, default: isDefault });
      continue;
    }
    const next =
      change.type === 'opened' ? openedUnit(change) : changedUnit(units.get(change.unitId), change);
    if (next) units.set(next.id, next);
  }
}

/** The unit of an opening that did not take place: named, never valid. */
export function withdrawnUnit(change: Change): UnitRecord | undefined {
  if (change.type !== 'opened') return undefined;
  const { on } = change;
  const unit = openedUnit(change);
  return {
    ...unit,
    validFrom: on,
    validTo: on,
    versions: unit.versions.map((version) => ({ ...version, to: on })),
    withdrawn: true,
  };
}

function openedUnit(change: Extract<Change, { type: 'opened' }>): UnitRecord {
  const { unitId, level, code, origin, name, kind, parentId, on } = change;
  return {
    id: unitId,
    level,
    code,
    origin,
    validFrom: origin === FIRST_SNAPSHOT ? undefined : on,
    validTo: undefined,
    versions: [{ name, kind, parentId, from: on, to: undefined }],
    successorsKnown: true,
  };
}

function changedUnit(
  unit: UnitRecord | undefined,
  change: Extract<Change, { type: 'revised' | 'closed' }>,
): UnitRecord | undefined {
  const last = unit?.versions.at(-1);
  if (!unit || !last) return undefined;
  const { on } = change;
  if (change.type === 'closed') {
    const { successorsKnown } = change;
    return { ...unit, validTo: on, successorsKnown, versions: ended(unit.versions, on) };
  }
  const next = { ...last, ...change.to, from: on };
  const before = last.from === on ? unit.versions.slice(0, -1) : ended(unit.versions, on);
  return { ...unit, versions: [...before, next] };
}

/** The same versions, the last one over on that day. */
export function ended(versions: readonly UnitVersion[], to: Day): readonly UnitVersion[] {
  return versions.map((version, index) => (index === versions.length - 1 ? { ...version, to } : version));
}

export function optionalText(value: unknown, text: Text): string | undefined {
  return value === undefined || value === null ? undefined : text(value);
}

function unitOn(data: JsonObject, text: Text) {
  return { unitId: text(data['unitId']), on: text(data['on']) };
}

function revised(data: JsonObject, text: Text, to: Extract<Change, { type: 'revised' }>['to']): Change {
  return { type: 'revised', ...unitOn(data, text), to };
}

function shareOf(value: unknown): Share {
  return value === 'SHARE_WHOLE' ? 'WHOLE' : 'PART';
}

function levelOf(value: unknown): Level {
  const name = String(value).replace('LEVEL_', '');
  return LEVELS.find((level) => level === name) ?? 'ORGAN';
}
