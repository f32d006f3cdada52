import type { DehydratedState } from '@tanstack/react-query';

export type KeptAnswer = DehydratedState['queries'][number];

/** What an office opens without a connection is of use for some days, and no more of it than a phone has room for. */
const LONGEST_MS = 14 * 24 * 3_600_000;
const MOST_ANSWERS = 200;
const MOST_CHARACTERS = 1_000_000;

/** The newest answers that may be kept. */
export function fitting(answers: readonly KeptAnswer[], now: number): readonly KeptAnswer[] {
  let room = MOST_CHARACTERS;
  return answers
    .filter(({ state }) => state.data !== undefined && now - state.dataUpdatedAt < LONGEST_MS)
    .toSorted((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)
    .slice(0, MOST_ANSWERS)
    .filter(({ state }) => {
      const size = JSON.stringify(state.data).length;
      if (size > room) return false;
      room -= size;
      return true;
    });
}

/** Answers of an earlier visit: they are shown and asked again, since more may have been recorded, however new they are. */
export function comingBack(answers: readonly KeptAnswer[], now: number): KeptAnswer[] {
  return fitting(answers, now).map((answer) => ({
    ...answer,
    state: { ...answer.state, isInvalidated: true },
  }));
}
