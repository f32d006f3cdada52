import type { Day } from '../day.ts';
import type { JsonObject } from '../envelope.ts';
import type { CommitteeTerm, UnitHistory, UnitId, UnitRecord } from '../unit-history.ts';
import { CHANGES, ended, optionalText, type Text } from './changes.ts';
import { keepNewest } from './kept.ts';
import { createUnitHistory } from './snapshot.ts';
import { tellingsInForce, territoryOf, type Telling } from './tellings.ts';
import type { Territory } from './territory.ts';

/** What the fold needs of a recorded event; `type` is the full proto name. */
export interface UnitEvent {
  readonly type: string;
  readonly data: JsonObject;
  readonly streamId: string;
  readonly version: number;
  /** RFC 3339 UTC. */
  readonly recordedAt: string;
}

export interface UnitHistoryFold {
  /** Events of other types pass without effect; a recorded fact is never refused. */
  apply(event: UnitEvent): void;
  /** The history so far; cheap when only organs or terms have changed since the last one. */
  snapshot(): UnitHistory;
}

interface FoldState {
  readonly tellings: Telling[];
  /** Instants at which corrections were recorded, ascending. */
  readonly corrections: number[];
  readonly organs: Map<UnitId, UnitRecord>;
  readonly terms: Map<UnitId, CommitteeTerm[]>;
  readonly text: Text;
}

type Step = (state: FoldState, data: JsonObject, recordedAt: string) => void;

/** Folds the events of the units context, in stream order, into unit histories. */
export function createUnitHistoryFold(): UnitHistoryFold {
  const state: FoldState = {
    tellings: [],
    corrections: [],
    organs: new Map(),
    terms: new Map(),
    text: interned(),
  };
  let version = 0;
  let territories: Territories | undefined;
  let history: UnitHistory | undefined;
  return {
    apply(event) {
      if (!takesEffect(state, event)) return;
      history = undefined;
      if (event.streamId !== 'territory') return;
      version = event.version;
      territories = undefined;
    },
    snapshot() {
      territories ??= territoriesOf([...state.tellings]);
      history ??= historyKnowing(
        [...state.corrections],
        territories,
        {
          version,
          organs: [...state.organs.values()],
          terms: [...state.terms.values()].flat(),
        },
        [...state.tellings],
      );
      return history;
    },
  };
}

/** The territory once so many corrections are known. */
type Territories = (corrections: number) => Territory;

const KEPT = 4;

function territoriesOf(tellings: readonly Telling[]): Territories {
  const kept = keepNewest<number, Territory>(KEPT);
  return (corrections) => kept(corrections, () => territoryOf(tellings, corrections));
}

function historyKnowing(
  corrections: readonly number[],
  territories: Territories,
  rest: {
    readonly version: number;
    readonly organs: readonly UnitRecord[];
    readonly terms: readonly CommitteeTerm[];
  },
  tellings: readonly Telling[],
): UnitHistory {
  const kept = keepNewest<number, UnitHistory>(KEPT);
  return createUnitHistory({
    ...rest,
    territory: territories(corrections.length),
    reorganisations: tellingsInForce(tellings, corrections.length),
    corrections,
    knowing: (count) =>
      kept(count, () => historyKnowing(corrections.slice(0, count), territories, rest, tellings)),
  });
}

/** Applies one event; false where its type is none of these. */
function takesEffect(state: FoldState, { type, data, recordedAt }: UnitEvent): boolean {
  const change = CHANGES[type]?.(data, state.text);
  if (change) state.tellings.at(-1)?.changes.push(change);
  const step = change ? undefined : STEPS[type];
  step?.(state, data, recordedAt);
  return change !== undefined || step !== undefined;
}

const STEPS: Readonly<Record<string, Step>> = {
  'trienkhai.units.v1.ReorganisationDecided': (state, data) =>
    tell(state, data, { issuedOn: state.text(data['issuedOn']), cancelled: false }),
  'trienkhai.units.v1.ReorganisationCorrected': (state, data, recordedAt) => {
    state.corrections.push(Date.parse(recordedAt));
    if (data['cancelled'] === true) tell(state, data, { issuedOn: '', cancelled: true });
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
    const to = optionalText(data['to'], state.text);
    const term = { committeeId, term: Number(data['term']), from, to };
    state.terms.set(committeeId, [...(state.terms.get(committeeId) ?? []), term]);
  },
};

/** The first telling of a day counts as published; every later one once it was recorded. */
function tell(state: FoldState, data: JsonObject, more: Pick<Telling, 'issuedOn' | 'cancelled'>): void {
  const effectiveOn = state.text(data['effectiveOn']);
  const isFirst = state.tellings.every((telling) => telling.effectiveOn !== effectiveOn);
  const corrections = isFirst ? 0 : state.corrections.length;
  state.tellings.push({ effectiveOn, corrections, changes: [], ...more });
}

function establishOrgan(state: FoldState, data: JsonObject): void {
  const { text } = state;
  const id = text(data['organId']);
  const validFrom = optionalText(data['validFrom'], text);
  const validTo = optionalText(data['validTo'], text);
  const committeeId = text(data['committeeId']);
  const aliases = list(state, data['aliases']);
  const jointOf = list(state, data['jointOf']);
  state.organs.set(id, {
    id,
    level: 'ORGAN',
    code: text(data['code']),
    origin: 'established',
    validFrom,
    validTo,
    versions: [
      {
        name: text(data['name']),
        kind: text(data['kind']),
        parentId: committeeId,
        from: validFrom ?? firstDayOf(id),
        to: validTo,
      },
    ],
    successorsKnown: validTo === undefined,
    committeeId,
    symbol: optionalText(data['symbol'], text),
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

function interned(): Text {
  const known = new Map<string, string>();
  return (value) => {
    const text = String(value);
    const same = known.get(text);
    if (same !== undefined) return same;
    known.set(text, text);
    return text;
  };
}
