import type { Day } from '@trienkhai/kernel/day';
import type { GrantBook } from '@trienkhai/kernel/grants';
import type { UnitHistory } from '@trienkhai/kernel/unit-history';
import type { Caller } from '../caller.ts';
import { commands, type CommandName } from '../commands/index.ts';
import { bodyOf, type Body } from './body-of.ts';

export interface ExportQuery {
  readonly within?: string | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Id of a directive. */
  readonly directive?: string | undefined;
  readonly sample: boolean;
}

export interface Asking {
  readonly caller: Caller;
  readonly units: UnitHistory;
  readonly grants: GrantBook;
  readonly query: ExportQuery;
}

/** One fact that stands, in the fields of the command that records it. */
export interface ExportRow {
  readonly id: string;
  readonly version: number;
  readonly body: Body;
}

export interface ExportSet {
  /** What the rows are when they come back; absent: they cannot. */
  readonly command?: CommandName;
  readonly rows: (asking: Asking) => AsyncIterable<ExportRow>;
}

export interface Seen {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
}

/** A fact as trace shows it in the fields of its command. */
export function rowOf(command: CommandName, { id, version, sample }: Seen, wire: unknown): ExportRow {
  const body = bodyOf(commands[command].schema, wire);
  return { id, version, body: sample ? { ...body, sample } : body };
}

export const callOf = ({ caller }: Asking) => ({ token: caller.principal.token, signal: caller.signal });

/** What every list of trace is asked with. */
export function scopeOf({ caller, query }: Asking) {
  const { within: withinId, directive: directiveId, from, to, sample } = query;
  return { context: { after: [...caller.after] }, withinId, directiveId, from, to, sample };
}

/** Whether a day lies in what is asked for; an unknown one only where no days are. */
export function isAsked({ query: { from, to } }: Asking, day: Day | undefined): boolean {
  if (day === undefined) return from === undefined && to === undefined;
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}
