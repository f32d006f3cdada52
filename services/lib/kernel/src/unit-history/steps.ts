import type { Day } from '../day.ts';
import type { JsonObject } from '../envelope.ts';
import type { CommitteeTerm, UnitId, UnitRecord } from '../unit-history.ts';
import { CHANGES, ended, optionalText, type Text } from './changes.ts';
import { organFacts, termFacts, type OrganRecord } from './organ-record.ts';
import { UNITS_EVENTS, type Recorded } from './record.ts';
import type { Telling } from './tellings.ts';

/** What the fold needs of a recorded event; `type` is the full proto name. */
export interface UnitEvent {
  readonly type: string;
  readonly data: JsonObject;
  readonly streamId: string;
  readonly version: number;
  /** RFC 3339 UTC. */
  readonly recordedAt: string;
  readonly actor: string;
  /** Unit in whose name the actor wrote. */
  readonly unit: UnitId;
}

export interface FoldState {
  readonly tellings: Telling[];
  /** Instants at which corrections were recorded, ascending. */
  readonly corrections: number[];
  readonly organs: Map<UnitId, UnitRecord>;
  readonly terms: Map<UnitId, CommitteeTerm[]>;
  readonly organRecord: OrganRecord;
  /** The correction whose new content is still to come, and for which day. */
  correcting: { readonly day: Day; readonly recorded: Recorded; readonly reason: string } | undefined;
  readonly text: Text;
}

type Step = (state: FoldState, data: JsonObject, event: UnitEvent) => void;

/** Applies one event; false where its type is none of these. */
export function takesEffect(state: FoldState, event: UnitEvent): boolean {
  const { type, data, version } = event;
  const change = CHANGES[type]?.(data, state.text);
  const telling = state.tellings.at(-1);
  if (change && telling) {
    telling.changes.push(change);
    telling.versions.push(version);
  }
  const step = change ? undefined : STEPS[type];
  step?.(state, data, event);
  return change !== undefined || step !== undefined;
}

const STEPS: Readonly<Record<string, Step>> = {
  [`${UNITS_EVENTS}ReorganisationDecided`]: decide,
  [`${UNITS_EVENTS}ReorganisationCorrected`]: correct,
  [`${UNITS_EVENTS}OrganEstablished`]: establishOrgan,
  [`${UNITS_EVENTS}OrganClosed`]: (state, data, event) => {
    const organ = state.organs.get(state.text(data['organId']));
    if (!organ) return;
    const validTo = state.text(data['on']);
    putOrgan(state, event, { ...organ, validTo, versions: ended(organ.versions, validTo) });
  },
  [`${UNITS_EVENTS}CommitteeTermOpened`]: openTerm,
};

/** What stands in the place of a recorded state comes next in the commit, and counts from then on. */
function correct(state: FoldState, data: JsonObject, event: UnitEvent): void {
  state.corrections.push(Date.parse(event.recordedAt));
  const effectiveOn = state.text(data['effectiveOn']);
  const movedTo = optionalText(data['movedTo'], state.text);
  const correction = { recorded: recordedOf(state, event), reason: state.text(data['reason']) };
  const cancelled = data['cancelled'] === true;
  if (cancelled) {
    const corrections = state.corrections.length;
    tell(state, { ...correction, effectiveOn, issuedOn: '', decrees: [], cancelled, movedTo, corrections });
  }
  const goesOn = !cancelled || movedTo !== undefined;
  state.correcting = goesOn ? { ...correction, day: movedTo ?? effectiveOn } : undefined;
}

/** The first telling of a day counts as published; every later one once it was recorded. */
function decide(state: FoldState, data: JsonObject, event: UnitEvent): void {
  const { text, tellings, correcting } = state;
  const effectiveOn = text(data['effectiveOn']);
  const issuedOn = text(data['issuedOn']);
  const decrees = list(state, data['decrees']);
  const correction = correcting?.day === effectiveOn ? correcting : undefined;
  const isFirst = !correction && tellings.every((telling) => telling.effectiveOn !== effectiveOn);
  const corrections = isFirst ? 0 : state.corrections.length;
  const { recorded, reason } = correction ?? { recorded: recordedOf(state, event), reason: undefined };
  tell(state, { effectiveOn, issuedOn, decrees, cancelled: false, corrections, recorded, reason });
  state.correcting = undefined;
}

function tell({ tellings }: FoldState, telling: Omit<Telling, 'changes' | 'versions'>): void {
  tellings.push({ ...telling, changes: [], versions: [] });
}

function recordedOf({ text }: FoldState, event: UnitEvent): Recorded {
  const { streamId, version, recordedAt, actor, unit } = event;
  return { streamId, version, recordedAt, actor: text(actor), unit: text(unit) };
}

function openTerm(state: FoldState, data: JsonObject, event: UnitEvent): void {
  const { text, terms, organRecord } = state;
  const committeeId = text(data['committeeId']);
  const from = text(data['from']);
  const to = optionalText(data['to'], text);
  const opened = [...(terms.get(committeeId) ?? []), { committeeId, term: Number(data['term']), from, to }];
  terms.set(committeeId, opened);
  organRecord.add(committeeId, event, termFacts(opened));
}

function putOrgan(state: FoldState, event: UnitEvent, organ: UnitRecord): void {
  state.organs.set(organ.id, organ);
  state.organRecord.add(organ.id, event, organFacts(organ));
}

function establishOrgan(state: FoldState, data: JsonObject, event: UnitEvent): void {
  const { text } = state;
  const id = text(data['organId']);
  const validFrom = optionalText(data['validFrom'], text);
  const validTo = optionalText(data['validTo'], text);
  const committeeId = text(data['committeeId']);
  const aliases = list(state, data['aliases']);
  const jointOf = list(state, data['jointOf']);
  putOrgan(state, event, {
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
