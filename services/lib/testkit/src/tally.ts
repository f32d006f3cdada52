import type { Decider } from '@trienkhai/kernel/decider';
import { refuse } from '@trienkhai/kernel/domain-error';
import type { EventCodec } from '@trienkhai/kernel/envelope';

/**
 * The smallest useful write model, for tests of the machinery around one: a tally adds numbers one by one,
 * refuses to fall below zero and has nothing to do for an empty list.
 */
export type TallyCommand = {
  readonly type: 'Add';
  readonly numbers: readonly number[];
  readonly note?: string;
};
export type TallyEvent = {
  readonly type: 'Added';
  readonly number: number;
  readonly note?: string | undefined;
};
export interface Tally {
  readonly sum: number;
  readonly count: number;
}

export const tally: Decider<Tally, TallyCommand, TallyEvent, unknown> = {
  initialState: { sum: 0, count: 0 },
  decide(state, { numbers, note }) {
    const sum = numbers.reduce((total, number) => total + number, state.sum);
    if (sum < 0) throw refuse('COUNT_INVALID', 'Tổng không được âm.', 'The sum must not be negative.');
    return numbers.map((number) => ({ type: 'Added', number, note }));
  },
  evolve: (state, event) => ({ sum: state.sum + event.number, count: state.count + 1 }),
};

const ADDED = 'trienkhai.study.v1.TallyAdded';

export const tallyCodec: EventCodec<TallyEvent> = {
  encode: ({ number, note }) => ({ type: ADDED, data: { number, ...(note === undefined ? {} : { note }) } }),
  decode({ type, data }) {
    if (type !== ADDED) throw new Error(`${type} is no event of a tally`);
    const note = data['note'] as string | undefined;
    return { type: 'Added', number: data['number'] as number, ...(note === undefined ? {} : { note }) };
  },
};
