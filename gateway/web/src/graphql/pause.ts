const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/** How long to wait before the next try: twice as long each time, up to a quarter of a minute. */
export const pauseMs = (failures: number) => Math.min(FIRST_MS * 2 ** failures, LONGEST_MS);

export const pause = (failures: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, pauseMs(failures)));
