import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import { optionalPastDay } from '@trienkhai/kernel/rules/day';
import { optionalCount } from '@trienkhai/kernel/rules/headcount';
import { requireText } from '@trienkhai/kernel/rules/text';
import { requireUnit } from '@trienkhai/kernel/rules/unit';
import type { FactContext, Place } from '@trienkhai/kernel/rules/unit';
import { sameValue } from '@trienkhai/kernel/same-value';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import { foldText } from '@trienkhai/kernel/vn-text';
import type { AwardState } from '@trienkhai/kernel/vocabulary';

/** One edition of an award, as one unit reports it. */
export interface Award {
  readonly unitId: UnitId;
  readonly name: string;
  /** As the report writes it: "VII (2022)". */
  readonly edition: string;
  readonly year?: number | undefined;
  readonly state: AwardState;
  readonly on?: Day | undefined;
  /** The day it became public, where its own day is not stated. */
  readonly publishedOn?: Day | undefined;
  /** Collectives and individuals of the unit that received it; only where it is awarded. */
  readonly collectives?: number | undefined;
  readonly individuals?: number | undefined;
}

interface OfAward {
  readonly awardId: string;
}

export type AwardEvent =
  | (OfAward & { readonly type: 'AwardRecorded'; readonly award: Award; readonly sample: boolean })
  | (OfAward & { readonly type: 'AwardCorrected'; readonly award: Award; readonly reason: string })
  | (OfAward & { readonly type: 'AwardWithdrawn'; readonly reason: string });

export interface RecordAward extends OfAward {
  readonly type: 'RecordAward';
  readonly award: Award;
  readonly sample: boolean;
}
export interface CorrectAward extends OfAward {
  readonly type: 'CorrectAward';
  readonly award: Award;
  readonly reason: string;
}
export interface WithdrawAward extends OfAward {
  readonly type: 'WithdrawAward';
  readonly reason: string;
}
export type AwardCommand = RecordAward | CorrectAward | WithdrawAward;

export type AwardRecord =
  | { readonly status: 'none' }
  | { readonly status: 'recorded' | 'withdrawn'; readonly award: Award; readonly sample: boolean };
type KnownAward = Exclude<AwardRecord, { readonly status: 'none' }>;

export const awardDecider: Decider<AwardRecord, AwardCommand, AwardEvent, FactContext> = {
  initialState: { status: 'none' },
  decide,
  evolve,
};

/** What makes an award the same one: unit, name and edition, whatever marks and case they are written with. */
export function identityOfAward({ unitId, name, edition }: Award): string {
  return JSON.stringify([unitId, foldText(name), foldText(edition)]);
}

function decide(state: AwardRecord, command: AwardCommand, on: FactContext): readonly AwardEvent[] {
  switch (command.type) {
    case 'RecordAward':
      return recordAward(state, command, on);
    case 'CorrectAward':
      return correctAward(known(state), command, on);
    case 'WithdrawAward':
      return withdrawAward(known(state), command);
  }
}

function evolve(state: AwardRecord, event: AwardEvent): AwardRecord {
  switch (event.type) {
    case 'AwardRecorded':
      return { status: 'recorded', award: event.award, sample: event.sample };
    case 'AwardCorrected':
      return state.status === 'none' ? state : { ...state, award: event.award };
    case 'AwardWithdrawn':
      return state.status === 'none' ? state : { ...state, status: 'withdrawn' };
  }
}

/** Where a command acts: the unit that reports, on the day of the award. */
export function placesOfAward(state: AwardRecord, command: AwardCommand, today: Day): readonly Place[] {
  const award = 'award' in command ? command.award : state.status === 'none' ? undefined : state.award;
  return award ? [{ unitId: award.unitId, day: dayOf(award) ?? today, path: ['unit'] }] : [];
}

/** The same edition said again says it anew: launched before, awarded now. */
function recordAward(state: AwardRecord, command: RecordAward, on: FactContext): readonly AwardEvent[] {
  const award = checkAward(command.award, on);
  const { awardId } = command;
  if (state.status === 'recorded' && sameValue(award, state.award)) return [];
  const sample = state.status === 'none' ? command.sample : state.sample;
  return [{ type: 'AwardRecorded', awardId, award, sample }];
}

function correctAward(state: KnownAward, command: CorrectAward, on: FactContext): readonly AwardEvent[] {
  requireStanding(state);
  const award = checkAward(command.award, on);
  const reason = requireText(command.reason, 'reason', ['reason']);
  if (identityOfAward(award) !== identityOfAward(state.award)) {
    throw refuse(
      'INVALID_ARGUMENT',
      'Đơn vị, tên giải và lần trao là của chính bản ghi này; nếu sai, hãy rút lại rồi ghi mới.',
      'Unit, name and edition make the record what it is; if they are wrong, withdraw it and record it anew.',
      { path: ['edition'] },
    );
  }
  if (sameValue(award, state.award)) return [];
  return [{ type: 'AwardCorrected', awardId: command.awardId, award, reason }];
}

function withdrawAward(state: KnownAward, command: WithdrawAward): readonly AwardEvent[] {
  const reason = requireText(command.reason, 'reason', ['reason']);
  if (state.status === 'withdrawn') return [];
  return [{ type: 'AwardWithdrawn', awardId: command.awardId, reason }];
}

const [FIRST_YEAR, LAST_YEAR] = [1948, 2100];

function checkAward(draft: Award, { today, units }: FactContext): Award {
  const on = optionalPastDay(draft.on, today, ['on']);
  const publishedOn = optionalPastDay(draft.publishedOn, today, ['publishedOn']);
  const { unitId, year, state } = draft;
  // Without a day nothing says that the unit was gone by then.
  requireUnit(units, unitId, on ?? publishedOn ?? units.nearestValidDay(unitId, today), ['unit']);
  if (year !== undefined && (year < FIRST_YEAR || year > LAST_YEAR)) {
    throw refuse(
      'INVALID_ARGUMENT',
      `Năm phải từ ${FIRST_YEAR} đến ${LAST_YEAR}.`,
      `The year lies between ${FIRST_YEAR} and ${LAST_YEAR}.`,
      { path: ['year'] },
    );
  }
  return {
    unitId,
    name: requireText(draft.name, 'name', ['name']),
    edition: requireText(draft.edition, 'name', ['edition']),
    year,
    state,
    on,
    publishedOn,
    collectives: countOf(draft, 'collectives'),
    individuals: countOf(draft, 'individuals'),
  };
}

function countOf(award: Award, field: 'collectives' | 'individuals'): number | undefined {
  const count = optionalCount(award[field], [field]);
  if (count === undefined || award.state === 'AWARDED') return count;
  throw refuse(
    'COUNT_INVALID',
    'Giải mới phát động thì chưa có tập thể, cá nhân đạt giải; chỉ ghi số lượng khi đã trao.',
    'Nobody has an award that is only launched; give counts once it is awarded.',
    { path: [field] },
  );
}

function dayOf({ on, publishedOn }: Award): Day | undefined {
  return on ?? publishedOn;
}

function requireStanding({ status }: KnownAward): void {
  if (status === 'recorded') return;
  throw refuse(
    'AWARD_WITHDRAWN',
    'Bản ghi giải thưởng này đã được rút lại; hãy ghi mới.',
    'This award has been withdrawn; record it anew.',
    { path: ['award'] },
  );
}

function known(state: AwardRecord): KnownAward {
  if (state.status !== 'none') return state;
  throw refuse('AWARD_UNKNOWN', 'Không có giải thưởng nào mang mã này.', 'There is no award of this id.', {
    path: ['award'],
  });
}

export function unitsOfAward(state: AwardRecord): readonly UnitId[] {
  return state.status === 'none' ? [] : [state.award.unitId];
}
