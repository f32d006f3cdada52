import type { Day } from '@trienkhai/kernel/day';
import type { UnitId } from '@trienkhai/kernel/unit-history';
import { dayOfActivity, directivesOfLine, type ActivityValue } from '../../projections/activities.ts';
import type { CombinedTotal, ReportFacts, SessionFacts } from '../../projections/activity-facts.ts';
import { NO_PLANS, withPlan, type PlannedLine, type Plans } from './plans.ts';

/** An activity as it stood at the instant that is asked for. */
export interface KnownActivity {
  readonly id: string;
  readonly recordedAt: string;
  readonly value: ActivityValue;
}

export interface StatedLine {
  readonly line: PlannedLine;
  /** Kind of the total that it is a part of. */
  readonly parent: string | undefined;
}

/** What one report says of one kind (or of several kinds together, then with `combined`). */
export interface Statement {
  readonly unitId: UnitId;
  /** A kind; for a combined total its kinds, sorted, joined by "+". */
  readonly key: string;
  readonly from: Day;
  readonly to: Day;
  readonly reportId: string;
  /** When the report was first given. */
  readonly since: string;
  readonly lines: readonly StatedLine[];
  readonly combined?: CombinedTotal;
}

export interface HeldSession {
  readonly id: string;
  readonly unitId: UnitId;
  readonly kind: string;
  readonly day: Day;
  readonly facts: SessionFacts;
}

export interface Gathered {
  readonly statements: readonly Statement[];
  /** Of reports that cross the bounds: listed, not counted. */
  readonly crossing: readonly Statement[];
  readonly sessions: readonly HeldSession[];
}

export interface Span {
  readonly from: Day;
  readonly to: Day;
  /** Only what names this directive. */
  readonly directiveId?: string | undefined;
  /** Plans of lines that state none. */
  readonly plans?: Plans | undefined;
}

/** Statements and sessions of `span`, by kind; sessions by the day from which they count. */
export function gather(known: readonly KnownActivity[], span: Span): Gathered {
  const statements: Statement[] = [];
  const crossing: Statement[] = [];
  const sessions: HeldSession[] = [];
  for (const { id, value } of known) {
    const session = value.type === 'session' ? heldSession(id, value, span) : undefined;
    if (session) sessions.push(session);
    if (value.type !== 'report') continue;
    const { period } = value.facts;
    if (period.to < span.from || period.from > span.to) continue;
    const crosses = period.from < span.from || period.to > span.to;
    (crosses ? crossing : statements).push(...statementsOf(id, value.since, value.facts, span));
  }
  return { statements, crossing, sessions };
}

function heldSession(
  id: string,
  value: Extract<ActivityValue, { type: 'session' }>,
  { from, to, directiveId }: Span,
): HeldSession | undefined {
  const day = dayOfActivity(value);
  if (!value.held || day < from || day > to) return undefined;
  if (directiveId !== undefined && !value.facts.directiveIds.includes(directiveId)) return undefined;
  return { id, unitId: value.facts.unitId, kind: value.facts.kind, day, facts: value.facts };
}

function statementsOf(
  reportId: string,
  since: string,
  facts: ReportFacts,
  { directiveId, plans = NO_PLANS }: Span,
): readonly Statement[] {
  const year = { unitId: facts.unitId, from: facts.period.from, to: facts.period.to };
  const lines = facts.lines.flatMap((line) => linesNaming(withPlan(line, year, plans), directiveId));
  const byKind = new Map<string, StatedLine[]>();
  for (const line of lines) addLine(byKind, line, undefined);
  const shared = { ...year, reportId, since };
  const kinds = new Set(lines.map((line) => line.kind));
  const combined = facts.totals.filter((total) => total.kinds.every((kind) => kinds.has(kind)));
  return [
    ...[...byKind].map(([key, stated]) => ({ ...shared, key, lines: stated })),
    ...combined.map((total) => ({ ...shared, key: combinedKey(total.kinds), lines: [], combined: total })),
  ];
}

function combinedKey(kinds: readonly string[]): string {
  return [...new Set(kinds)].sort().join('+');
}

/** The line itself where it names the directive, else those of its parts that do. */
function linesNaming(line: PlannedLine, directiveId: string | undefined): readonly PlannedLine[] {
  if (directiveId === undefined || line.directiveIds.includes(directiveId)) return [line];
  if (!directivesOfLine(line).includes(directiveId)) return [];
  return line.parts.flatMap((part) => linesNaming(part, directiveId));
}

function addLine(byKind: Map<string, StatedLine[]>, line: PlannedLine, parent: string | undefined): void {
  byKind.set(line.kind, [...(byKind.get(line.kind) ?? []), { line, parent }]);
  for (const part of line.parts) addLine(byKind, part, line.kind);
}
