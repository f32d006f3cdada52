import { unavailable } from '@trienkhai/runtime/error-status';

/** Gives the lane back; given a time, only after it. */
export type Leave = (afterMs?: number) => void;

/** A few places at work, for which those wait in line who ask more than others. */
export interface Lanes {
  /**
   * Waits for a place: one of each who waits in turn, however many of its own stand in line. Throws UNAVAILABLE where
   * the line is full, or where whoever asked has gone by then.
   */
  enter(who: string, isGone?: () => boolean): Promise<Leave>;
  /** Said when others may have become fewer. */
  look(): void;
}

export interface LaneBounds {
  /** Places at work. */
  readonly lanes: number;
  /** Places in line, of one and of all. */
  readonly ofOne: number;
  readonly inAll: number;
  /** Whether others are at work before whom nobody of the line begins, but one in a while. */
  readonly isBusy?: () => boolean;
  /** Whether others than this one are about: a place that it has had then rests some times as long as it had it. */
  readonly isShared?: (who: string) => boolean;
}

interface Turn {
  readonly who: string;
  readonly isGone: () => boolean;
  begin(leave: Leave): void;
  fail(error: Error): void;
}

/** A long download leaves its place to others before it has ended. */
const LONGEST_MS = 5_000;
/** Ten a second begin beside others. */
const PATIENCE_MS = 100;
/** Beside others a place is at work a quarter of the time. */
const RESTS = 3;

export function fairLanes({ lanes, isBusy = () => false, isShared, ...room }: LaneBounds): Lanes {
  const line = fairLine(room);
  let free = lanes;
  let patience: NodeJS.Timeout | undefined;
  const loseIt = () => {
    patience = undefined;
    letIn(true);
  };
  const freed = () => {
    free += 1;
    letIn();
  };
  const letIn = (isDue = false) => {
    for (; free > 0 && line.waiting() > 0; isDue = false) {
      if (!isDue && isBusy()) return void (patience ??= setTimeout(loseIt, PATIENCE_MS).unref());
      const turn = line.next();
      if (turn.isGone()) {
        turn.fail(full());
        continue;
      }
      free -= 1;
      turn.begin(leaving(freed, () => isShared?.(turn.who) ?? false));
    }
  };
  return {
    look: () => letIn(),
    enter: (who, isGone = () => false) =>
      new Promise((begin, fail) => {
        if (!line.takes({ who, begin, fail, isGone })) return fail(full());
        letIn();
      }),
  };
}

const full = () => unavailable({ retryAfterSeconds: '1' });

/** Those who wait; the one who has not had a turn for longest comes first, and the next of its own after everybody else. */
function fairLine({ ofOne, inAll }: Pick<LaneBounds, 'ofOne' | 'inAll'>) {
  const lines = new Map<string, Turn[]>();
  let waiting = 0;
  return {
    waiting: () => waiting,
    /** False: there is no room. */
    takes(turn: Turn): boolean {
      const own = lines.get(turn.who) ?? [];
      if (own.length >= ofOne || waiting >= inAll) return false;
      own.push(turn);
      lines.set(turn.who, own);
      waiting += 1;
      return true;
    },
    next(): Turn {
      const [who, own] = lines.entries().next().value!;
      const turn = own.shift()!;
      lines.delete(who);
      if (own.length > 0) lines.set(who, own);
      waiting -= 1;
      return turn;
    },
  };
}

function leaving(freed: () => void, isShared: () => boolean): Leave {
  const begun = performance.now();
  let left = false;
  const leave = () => {
    if (left) return;
    left = true;
    clearTimeout(late);
    freed();
  };
  const late = setTimeout(leave, LONGEST_MS).unref();
  return (afterMs = 0) => {
    const restMs = isShared() ? RESTS * (performance.now() - begun) : 0;
    const heldMs = Math.max(afterMs, restMs);
    if (heldMs > 0) setTimeout(leave, heldMs).unref();
    else leave();
  };
}
