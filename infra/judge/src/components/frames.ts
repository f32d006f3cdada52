/** Days within which a newer release of the line in use is taken, whatever it mends: it is not always told. */
export const TAKEN_WITHIN_DAYS = 30;
const DAY_MS = 86_400_000;

export interface Component {
  readonly name: string;
  readonly version: string;
  /** What its maker says to whoever still uses it. */
  readonly deprecated?: string | undefined;
}

/** A component that may stay as it is until a day. */
export interface Exception {
  readonly name: string;
  readonly version: string;
  readonly reason: string;
  /** The last day, e.g. `2027-01-31`. */
  readonly until: string;
}

/** A release of the line in use that could have been taken, and when it came out; undefined: that is not known. */
export interface Behind extends Component {
  readonly newer: string;
  readonly since: Date | undefined;
}

export interface Judged {
  readonly breached: readonly string[];
  /** Newer releases for which there is time left. */
  readonly waiting: readonly string[];
  /** What stays as it is by an exception. */
  readonly excepted: readonly string[];
}

/** Holds what was found against the times allowed; each list has a line for each component. */
export function judged(
  found: { readonly deprecated: readonly Component[]; readonly behind: readonly Behind[] },
  exceptions: readonly Exception[],
  today: Date,
): Judged {
  const [breached, waiting, excepted]: [string[], string[], string[]] = [[], [], []];
  const used = new Set<Exception>();
  const hear = (component: Component, says: string) => {
    const exception = exceptions.find((each) => isOf(each, component));
    if (exception) used.add(exception);
    if (!exception) breached.push(says);
    else if (hasEnded(exception, today)) breached.push(`${says}; its exception ended on ${exception.until}`);
    else excepted.push(`${says}; until ${exception.until}: ${exception.reason}`);
  };
  for (const each of found.deprecated) hear(each, `${named(each)} is deprecated: ${each.deprecated}`);
  for (const each of found.behind) {
    const days = each.since && Math.floor((today.getTime() - each.since.getTime()) / DAY_MS);
    const says = `${named(each)}, ${each.newer} is there ${days === undefined ? '(since when is not known)' : `for ${days} days`}`;
    if (days !== undefined && days <= TAKEN_WITHIN_DAYS) waiting.push(says);
    else hear(each, says);
  }
  for (const each of exceptions) {
    if (!used.has(each)) breached.push(`the exception for ${named(each)} is needed no more`);
  }
  return { breached, waiting, excepted };
}

/**
 * When the first release came out that is newer than ours within its line. Undefined where the registry does not say,
 * or says of ours that it came later: a mirror may tell when it fetched a release, which makes it look younger.
 */
export function firstNewer(
  { name, version }: Component,
  times: Readonly<Record<string, string>> | undefined,
): Behind['since'] {
  const own = times?.[version];
  if (times === undefined || own === undefined) return undefined;
  const newer = Object.keys(times).filter((each) => isNewer({ name, version }, each));
  const dates = newer.map((each) => Date.parse(times[each]!)).sort((a, b) => a - b);
  const [first] = dates;
  return first === undefined || first < Date.parse(own) ? undefined : new Date(first);
}

/** Of one line and later than ours; what only prepares a release is none. */
export function isNewer({ version }: Component, other: string): boolean {
  const line = lineOf(version);
  return line !== undefined && lineOf(other) === line && order(other, version) > 0;
}

/** What a caret allows. */
function lineOf(version: string): string | undefined {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? [];
  if (major !== '0') return major;
  return minor === '0' ? `0.0.${patch}` : `0.${minor}`;
}

const { compare: order } = new Intl.Collator('en', { numeric: true });

function isOf(exception: Exception, { name, version }: Component): boolean {
  return exception.name === name && exception.version === version;
}

function hasEnded({ until }: Exception, today: Date): boolean {
  return today.toISOString().slice(0, 10) > until;
}

export const named = ({ name, version }: Pick<Component, 'name' | 'version'>) => `${name} ${version}`;
