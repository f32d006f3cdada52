/** Something to wait on that others ring; a ring while nobody waits is kept for the next one who does. */
export interface Bell {
  ring(): void;
  /** True when rung, false when `ms` have passed. */
  wait(ms: number): Promise<boolean>;
}

export function createBell(): Bell {
  let rung = false;
  let waiting: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      waiting?.();
    },
    async wait(ms) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          waiting = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        waiting = undefined;
      }
      const was = rung;
      rung = false;
      return was;
    },
  };
}
