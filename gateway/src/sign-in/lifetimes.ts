/** A session stands for a day at most, and for a working day without a question. */
export const LONGEST_MS = 24 * 3_600_000;
export const IDLE_MS = 8 * 3_600_000;
