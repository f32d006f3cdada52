import type { Day } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import type { Level, Share } from '@trienkhai/kernel/vocabulary';
import type { DatedState } from './country.ts';

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
  | {
      readonly type: 'ReorganisationCorrected';
      readonly effectiveOn: Day;
      readonly reason: string;
      /** True: it does not take place that day; else what follows in the commit stands in its place. */
      readonly cancelled: boolean;
      /** It takes place on this day instead, as the commit goes on to tell. */
      readonly movedTo?: Day | undefined;
    }
  | StateEvent;

/** What a dated state does to one unit. */
export type StateEvent =
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
  | (OnUnit & {
      readonly type: 'UnitClosed';
      readonly successorsKnown: boolean;
      readonly reason?: string | undefined;
    });

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

/** Everything that takes effect on one day. */
export interface Content {
  readonly openings: readonly Opening[];
  readonly revisions: readonly Revision[];
  readonly closings: readonly Closing[];
  readonly successions: readonly Edge[];
}

interface Decreed extends Content {
  readonly effectiveOn: Day;
  readonly issuedOn: Day;
  readonly decrees: readonly string[];
}

/** One dated state of the country, whole: it is applied in one commit or not at all. */
export interface ApplyReorganisation extends Decreed {
  readonly type: 'ApplyReorganisation';
}

/** What really took effect on the day of a recorded state, in place of all that was recorded for it. */
export interface CorrectReorganisation extends Decreed {
  readonly type: 'CorrectReorganisation';
  readonly reason: string;
  /** The day on which it really takes effect; undefined: the recorded one. */
  readonly movedTo?: Day | undefined;
}

/** A recorded state does not take place at all. */
export interface CancelReorganisation {
  readonly type: 'CancelReorganisation';
  readonly effectiveOn: Day;
  readonly reason: string;
}

export type TerritoryCommand = ApplyReorganisation | CorrectReorganisation | CancelReorganisation;

export interface Territory {
  /** In force, by day. */
  readonly states: readonly DatedState[];
  /** Days whose state was cancelled; a correction may bring it back. */
  readonly cancelled: readonly Day[];
}

/** Identity of a unit that opens: level, code and first day. */
export function openedId({ level, code }: Pick<Opening, 'level' | 'code'>, on: Day): UnitId {
  return `${level.toLowerCase()}:${code}:${on}`;
}
