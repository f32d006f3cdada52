/** What was refused, to the extent that a log may hold it: never what was typed, nor by what somebody is known. */
export interface Refused {
  readonly code: string;
  readonly path?: readonly (string | number)[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Who tried what, by which door. */
export interface Attempt {
  readonly door: 'graphql' | 'rest' | 'import';
  /** A field, a command, or method and path. */
  readonly operation: string;
  /** Absent: nobody who is known. */
  readonly account?: string | undefined;
  readonly address?: string | undefined;
  /** True: it was only asked whether it would be accepted. */
  readonly rehearsal?: boolean | undefined;
}

export interface RefusalLog {
  note(refused: Refused, attempt: Attempt): void;
  /** Tells what was only counted so far. */
  close(): void;
}

interface Lines {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** Somebody tries what is not its to do, or more than there is for it. */
const SUSPECT: ReadonlySet<string> = new Set([
  ...['UNAUTHENTICATED', 'FORBIDDEN', 'FOUR_EYES', 'LAST_ADMINISTRATOR'],
  ...['RATE_LIMITED', 'QUERY_TOO_COMPLEX', 'OPERATION_UNKNOWN'],
]);
/** Of those without a valid sign-in: what becomes of every one in time. */
const ORDINARY: ReadonlySet<unknown> = new Set(['absent', 'expired', 'ended', 'another']);
/** Nobody was refused: the system could not answer. */
const OUTAGES: ReadonlySet<string> = new Set(['UNAVAILABLE', 'OUTCOME_UNKNOWN', 'NOT_YET', 'INTERNAL']);

const EVERY_MS = 60_000;
const MOST_LINES = 1_000;
const LONGEST = 200;

interface Line {
  readonly level: keyof Lines;
  readonly details: object;
  more: number;
}

/**
 * A line for the first refusal of each kind that an account, or an address without one, meets within a minute; the
 * rest are counted and told at its end, so that nobody fills the log by being refused.
 */
export function createRefusalLog(logger: Lines, everyMs = EVERY_MS): RefusalLog {
  const lines = new Map<string, Line>();
  let beyond = 0;
  let timer: NodeJS.Timeout | undefined;

  function tellCounted(): void {
    timer = undefined;
    for (const { level, details, more } of lines.values())
      if (more > 0) logger[level]({ ...details, more }, 'refused again');
    if (beyond > 0) logger.warn({ event: 'refused', more: beyond }, 'refused, of too many to name');
    lines.clear();
    beyond = 0;
  }

  return {
    note(refused, attempt) {
      if (OUTAGES.has(refused.code)) return;
      timer ??= setTimeout(tellCounted, everyMs).unref();
      const who = attempt.account ?? attempt.address ?? '';
      const level = levelOf(refused, attempt);
      const key = JSON.stringify([refused.code, level, attempt.account === undefined, who]);
      const known = lines.get(key);
      if (known) known.more += 1;
      else if (lines.size >= MOST_LINES) beyond += 1;
      else {
        const line = { level, details: detailsOf(refused, attempt), more: 0 };
        lines.set(key, line);
        logger[line.level](line.details, 'refused');
      }
    },
    close() {
      clearTimeout(timer);
      tellCounted();
    },
  };
}

function levelOf({ code, facts }: Refused, { rehearsal }: Attempt): keyof Lines {
  const isOrdinary = rehearsal === true || (code === 'UNAUTHENTICATED' && ORDINARY.has(facts?.['reason']));
  return SUSPECT.has(code) && !isOrdinary ? 'warn' : 'info';
}

function detailsOf({ code, path = [], facts = {} }: Refused, attempt: Attempt): object {
  const { reason, unit } = facts;
  const told = { ...attempt, code, reason, unit, at: path.length > 0 ? path.join('.') : undefined };
  const known = Object.entries(told).filter(([, each]) => each !== undefined && each !== '');
  const short = known.map(([name, each]) => [name, typeof each === 'string' ? each.slice(0, LONGEST) : each]);
  return { event: 'refused', ...(Object.fromEntries(short) as object) };
}
