import type { CommitteeTerm, UnitHistory, UnitRecord } from '../unit-history.ts';
import { keepNewest } from './kept.ts';
import { createOrganRecord } from './organ-record.ts';
import type { UnitsRecord } from './record.ts';
import { recordOfReorganisations } from './reorganisation-record.ts';
import { createUnitHistory } from './snapshot.ts';
import { takesEffect, type FoldState, type UnitEvent } from './steps.ts';
import { tellingsInForce, territoryOf, type Telling } from './tellings.ts';
import type { Territory } from './territory.ts';
import { interned } from './text.ts';
import { recordOfTerritorial } from './unit-record.ts';

export type { UnitEvent } from './steps.ts';

export interface UnitHistoryFold {
  /** Events of other types pass without effect; a recorded fact is never refused. */
  apply(event: UnitEvent): void;
  /** The history so far; cheap when only organs or terms have changed since the last one. */
  snapshot(): UnitHistory;
}

/** Folds the events of the units context, in stream order, into unit histories. */
export function createUnitHistoryFold(): UnitHistoryFold {
  const state: FoldState = {
    tellings: [],
    corrections: [],
    organs: new Map(),
    terms: new Map(),
    organRecord: createOrganRecord(),
    correcting: undefined,
    text: interned(),
  };
  const record = recordOf(state);
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
          record,
          organs: [...state.organs.values()],
          terms: [...state.terms.values()].flat(),
        },
        [...state.tellings],
      );
      return history;
    },
  };
}

/** Reads what has been folded so far: what is recorded later is there for every snapshot. */
function recordOf({ tellings, organRecord }: FoldState): UnitsRecord {
  return {
    ofUnit: (id) => [...recordOfTerritorial(tellings, id), ...organRecord.of(id)],
    ofReorganisations: (effectiveOn) => recordOfReorganisations(tellings, effectiveOn),
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
    readonly record: UnitsRecord;
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
