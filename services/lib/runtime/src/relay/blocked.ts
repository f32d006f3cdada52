/** A stream whose next commit the log refuses; later commits of it wait, other streams go on. */
export interface BlockedStream {
  readonly streamId: string;
  readonly reason: string;
  readonly since: Date;
}

export interface Blocklist {
  has(streamId: string): boolean;
  add(streamId: string, error: Error): void;
  /** Lets go of the streams that have waited long enough to be tried again; true where there were any. */
  releaseDue(): boolean;
  list(): readonly BlockedStream[];
}

export function createBlocklist(retryAfterMs: number): Blocklist {
  const blocked = new Map<string, BlockedStream>();
  return {
    has: (streamId) => blocked.has(streamId),
    add: (streamId, error) =>
      void blocked.set(streamId, { streamId, reason: error.message, since: new Date() }),
    releaseDue() {
      const due = [...blocked.values()].filter(({ since }) => since.getTime() + retryAfterMs <= Date.now());
      for (const { streamId } of due) blocked.delete(streamId);
      return due.length > 0;
    },
    list: () => [...blocked.values()],
  };
}
