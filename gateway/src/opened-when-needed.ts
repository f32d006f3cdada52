import { outageOf } from '@trienkhai/runtime/error-status';

export interface OpenedWhenNeeded<Opened> {
  /** Opens what is not open yet; a failed attempt is made again by the next. Throws UNAVAILABLE. */
  get(): Promise<Opened>;
  /** What is open, if anything is. */
  opened(): Promise<Opened | undefined>;
}

/** For what only some requests need: the gateway starts without it. */
export function openedWhenNeeded<Opened>(open: () => Promise<Opened>): OpenedWhenNeeded<Opened> {
  let opened: Promise<Opened> | undefined;
  return {
    async get() {
      opened ??= open();
      try {
        return await opened;
      } catch (error) {
        opened = undefined;
        throw outageOf(error) ?? error;
      }
    },
    opened: async () => opened?.catch(() => undefined),
  };
}
