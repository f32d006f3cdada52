import type { Day } from '../day.ts';
import type { JsonObject } from '../envelope.ts';
import {
  FIRST_SNAPSHOT,
  type CommitteeTerm,
  type Succession,
  type UnitHistory,
  type UnitId,
  type UnitRecord,
  type UnitVersion,
} from '../unit-history.ts';
import { LEVELS, type Level } from '../vocabulary.ts';
import { createUnitHistory, type Reorganisation } from './snapshot.ts';
import { buildTerritory, type Territory } from './territory.ts';

/** What the fold needs of a recorded event; `type` is the full proto name. */
export interface UnitEvent {
  readonly type: string;
  readonly data: JsonObject;
  readonly streamId: string;
  readonly version: number;
}

export interface UnitHistoryFold {
  /** Events of other types pass without effect; a recorded fact is never refused. */
  apply(event: UnitEvent): void;
  /** The history so far; cheap when only organs or terms have changed since the last one. */
  snapshot(): UnitHistory;
}

interface FoldState {
  readonly units: Map<UnitId, UnitRecord>;
  readonly successions: Succession[];
  readonly reorganisations: Reorganisation[];
  readonly organs: Map<UnitId, UnitRecord>;
  readonly terms: Map<UnitId, CommitteeTerm[]>;
  /** One copy of every text: names, days and ids come back thousands of times. */
  readonly text: (value: unknown) => string;
}

type Step = (state: FoldState, data: JsonObject) => void;

/** Folds the events of the units context, in stream order, into unit histories. */
export function createUnitHistoryFold(): UnitHistoryFold {
  const state: FoldState = {
    units: new Map(),
    successions: [],
    reorganisations: [],
    organs: new Map(),
    terms: new Map(),
    text: interned(),
  };
  let version = 0;
  let territory: Territory | undefined;
  let history: UnitHistory | undefined;
  return {
    apply(event) {
      const step = STEPS[event.type];
      if (!step) return;
      step(state, event.data);
      history = undefined;
      if (event.streamId !== 'territory') return;
      version = event.version;
      territory = undefined;
    },
    snapshot() {
      territory ??= buildTerritory([...state.units.values()], state.successions, stateDays(state));
      history ??= createUnitHistory({
        version,
        territory,
        reorganisations: [...state.reorganisations],
        organs: [...state.organs.values()],
        terms: [...state.terms.values()].flat(),
      });
      return history;
    },
  };
}

const STEPS: Readonly<Record<string, Step>> = {
  'trienkhai.units.v1.ReorganisationDecided': (state, data) => {
    const effectiveOn = state.text(data['effectiveOn']);
    const issuedOn = state.text(data['issuedOn']);
    state.reorganisations.push({ effectiveOn, issuedOn });
  },
  'trienkhai.units.v1.UnitOpened': openUnit,
  'trienkhai.units.v1.UnitRenamed': (state, data) => revise(state, data, { name: state.text(data['name']) }),
  'trienkhai.units.v1.UnitRetyped': (state, data) => revise(state, data, { kind: state.text(data['kind']) }),
  'trienkhai.units.v1.UnitReparented': (state, data) =>
    revise(state, data, { parentId: state.text(data['parentId']) }),
  'trienkhai.units.v1.UnitSucceeded': (state, data) => {
    state.successions.push({
      fromId: state.text(data['unitId']),
      toId: state.text(data['successorId']),
      on: state.text(data['on']),
      share: data['share'] === 'SHARE_WHOLE' ? 'WHOLE' : 'PART',
      default: data['default'] === true,
    });
  },
  'trienkhai.units.v1.UnitClosed': (state, data) => {
    const unit = state.units.get(state.text(data['unitId']));
    if (!unit) return;
    const validTo = state.text(data['on']);
    const successorsKnown = data['successorsKnown'] === true;
    state.units.set(unit.id, { ...unit, validTo, successorsKnown, versions: ended(unit.versions, validTo) });
  },
  'trienkhai.units.v1.OrganEstablished': establishOrgan,
  'trienkhai.units.v1.OrganClosed': (state, data) => {
    const organ = state.organs.get(state.text(data['organId']));
    if (!organ) return;
    const validTo = state.text(data['on']);
    state.organs.set(organ.id, { ...organ, validTo, versions: ended(organ.versions, validTo) });
  },
  'trienkhai.units.v1.CommitteeTermOpened': (state, data) => {
    const committeeId = state.text(data['committeeId']);
    const from = state.text(data['from']);
    const term = { committeeId, term: Number(data['term']), from, to: optional(state, data['to']) };
    state.terms.set(committeeId, [...(state.terms.get(committeeId) ?? []), term]);
  },
};

function openUnit(state: FoldState, data: JsonObject): void {
  const id = state.text(data['unitId']);
  const from = state.text(data['on']);
  const origin = state.text(data['origin']);
  const first = {
    name: state.text(data['name']),
    kind: state.text(data['kind']),
    parentId: optional(state, data['parentId']),
    from,
    to: undefined,
  };
  state.units.set(id, {
    id,
    level: levelOf(data['level']),
    code: state.text(data['code']),
    origin,
    validFrom: origin === FIRST_SNAPSHOT ? undefined : from,
    validTo: undefined,
    versions: [first],
    successorsKnown: true,
  });
}

function revise(state: FoldState, data: JsonObject, change: Partial<UnitVersion>): void {
  const unit = state.units.get(state.text(data['unitId']));
  const last = unit?.versions.at(-1);
  if (!unit || !last) return;
  const from = state.text(data['on']);
  const next = { ...last, ...change, from };
  const before = last.from === from ? unit.versions.slice(0, -1) : ended(unit.versions, from);
  state.units.set(unit.id, { ...unit, versions: [...before, next] });
}

function ended(versions: readonly UnitVersion[], to: Day): readonly UnitVersion[] {
  return versions.map((version, index) => (index === versions.length - 1 ? { ...version, to } : version));
}

function establishOrgan(state: FoldState, data: JsonObject): void {
  const id = state.text(data['organId']);
  const validFrom = optional(state, data['validFrom']);
  const validTo = optional(state, data['validTo']);
  const committeeId = state.text(data['committeeId']);
  const aliases = list(state, data['aliases']);
  const jointOf = list(state, data['jointOf']);
  state.organs.set(id, {
    id,
    level: 'ORGAN',
    code: state.text(data['code']),
    origin: 'established',
    validFrom,
    validTo,
    versions: [
      {
        name: state.text(data['name']),
        kind: state.text(data['kind']),
        parentId: committeeId,
        from: validFrom ?? firstDayOf(id),
        to: validTo,
      },
    ],
    successorsKnown: validTo === undefined,
    committeeId,
    symbol: optional(state, data['symbol']),
    aliases,
    ...(jointOf.length > 0 ? { jointOf, oneHead: data['oneHead'] === true } : {}),
  });
}

function list(state: FoldState, value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(state.text) : [];
}

function firstDayOf(id: UnitId): Day {
  return id.slice(id.lastIndexOf(':') + 1);
}

function stateDays(state: FoldState): readonly Day[] {
  return [...new Set(state.reorganisations.map((each) => each.effectiveOn))].sort();
}

function levelOf(value: unknown): Level {
  const name = String(value).replace('LEVEL_', '');
  return LEVELS.find((level) => level === name) ?? 'ORGAN';
}

function optional(state: FoldState, value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : state.text(value);
}

function interned(): (value: unknown) => string {
  const known = new Map<string, string>();
  return (value) => {
    const text = String(value);
    const same = known.get(text);
    if (same !== undefined) return same;
    known.set(text, text);
    return text;
  };
}
