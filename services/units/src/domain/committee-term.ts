import type { Day } from '@trienkhai/kernel/day';
import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import { requireDay } from '@trienkhai/kernel/rules/day';
import { requireKnownUnit } from '@trienkhai/kernel/rules/unit';
import type { UnitHistory, UnitId } from '@trienkhai/kernel/unit-history';

/** A term of a committee, within which its party documents are numbered from 01. */
export interface Term {
  readonly committeeId: UnitId;
  readonly term: number;
  readonly from: Day;
  /** Exclusive; undefined: it runs until the next one. */
  readonly to?: Day | undefined;
}

export type TermEvent = Term & { readonly type: 'CommitteeTermOpened' };
export type OpenCommitteeTerm = Term & { readonly type: 'OpenCommitteeTerm' };

export interface TermsState {
  readonly terms: readonly Term[];
}

export interface TermContext {
  readonly units: UnitHistory;
}

export const termsDecider: Decider<TermsState, OpenCommitteeTerm, TermEvent, TermContext> = {
  initialState: { terms: [] },
  decide: open,
  evolve: (state, { committeeId, term, from, to }) => ({
    terms: [...state.terms, { committeeId, term, from, to }],
  }),
};

/** Stream of all terms of one committee. */
export function termsStream(committeeId: UnitId): string {
  return `terms:${committeeId}`;
}

const HIGHEST_TERM = 99;

function open(state: TermsState, command: OpenCommitteeTerm, { units }: TermContext): readonly TermEvent[] {
  const { committeeId, term, from, to } = command;
  requireKnownUnit(units, committeeId, ['committee']);
  requireDay(from, ['from']);
  if (!Number.isInteger(term) || term < 1 || term > HIGHEST_TERM) {
    throw refuse(
      'INVALID_ARGUMENT',
      `Khóa là số từ 1 đến ${HIGHEST_TERM}.`,
      `A term is a number from 1 to ${HIGHEST_TERM}.`,
      { path: ['term'] },
    );
  }
  if (to !== undefined && requireDay(to, ['to']) <= from) {
    throw refuse('PERIOD_INVALID', 'Khóa phải kết thúc sau khi bắt đầu.', 'A term ends after it begins.', {
      path: ['to'],
    });
  }
  const last = state.terms.at(-1);
  if (last?.term === term && last.from === from && last.to === to) return [];
  if (last && (term <= last.term || from < (last.to ?? last.from) || from === last.from)) {
    throw refuse(
      'PERIOD_INVALID',
      `Khóa mới phải sau khóa ${last.term} (bắt đầu ${last.from}).`,
      `A new term comes after term ${last.term}, which began on ${last.from}.`,
      { path: ['term'], facts: { term: String(last.term), from: last.from } },
    );
  }
  return [{ type: 'CommitteeTermOpened', committeeId, term, from, to }];
}
