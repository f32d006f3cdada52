import type { Day } from '@trienkhai/kernel/day';
import type { Level, Share } from '@trienkhai/kernel/vocabulary';

/** A unit as one row names it: its id, or `new:<key>` of a unit that the same resolution opens. */
export type Named = string | undefined;

interface Row {
  readonly key: string;
}

export interface Opening extends Row {
  readonly level: Level;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: Named;
  readonly origin: string;
}

/** A unit that goes on with another name, kind or parent; what is empty stays. */
export interface Revision extends Row {
  readonly unit: Named;
  readonly name: string;
  readonly kind: string;
  readonly parent: Named;
}

export interface Passage extends Row {
  readonly to: Named;
  readonly share: Share;
  readonly chosen: boolean;
}

/** A unit that ends, or gives up a part and goes on, with all that becomes of it. */
export interface Giver extends Row {
  readonly unit: Named;
  readonly ends: boolean;
  /** Why nothing succeeds it, where nothing does. */
  readonly reason: string;
  readonly passages: readonly Passage[];
}

/** A resolution as it is being written. */
export interface Plan {
  readonly commandId: string;
  readonly effectiveOn?: Day | undefined;
  readonly issuedOn?: Day | undefined;
  /** What was typed where it reads as no day yet. */
  readonly unread?: Readonly<Partial<Record<'effectiveOn' | 'issuedOn', string>>>;
  /** Symbols, one on each line. */
  readonly decrees: string;
  readonly openings: readonly Opening[];
  readonly revisions: readonly Revision[];
  readonly givers: readonly Giver[];
}

export const LEVELS_OF_TERRITORY = ['PROVINCE', 'DISTRICT', 'COMMUNE'] as const;
export const ORIGINS = ['created', 'provincial-merger', 'two-level-reform'] as const;

const key = (): string => crypto.randomUUID();

export const emptyPlan = (): Plan => ({
  commandId: key(),
  decrees: '',
  openings: [],
  revisions: [],
  givers: [],
});

export const emptyOpening = (): Opening => ({
  key: key(),
  level: 'COMMUNE',
  code: '',
  name: '',
  kind: '',
  parent: undefined,
  origin: 'created',
});
export const emptyRevision = (): Revision => ({
  key: key(),
  unit: undefined,
  name: '',
  kind: '',
  parent: undefined,
});
export const emptyPassage = (): Passage => ({ key: key(), to: undefined, share: 'WHOLE', chosen: true });
export const emptyGiver = (): Giver => ({
  key: key(),
  unit: undefined,
  ends: true,
  reason: '',
  passages: [emptyPassage()],
});

/** What the day makes of a unit that opens: level, code and first day are its id. */
export function idOf(unit: Named, { openings, effectiveOn }: Pick<Plan, 'openings' | 'effectiveOn'>): Named {
  const opening = openings.find(({ key: each }) => unit === `new:${each}`);
  return opening ? `${opening.level.toLowerCase()}:${opening.code.trim()}:${effectiveOn ?? ''}` : unit;
}

export function withRow<Each extends Row>(
  rows: readonly Each[],
  at: string,
  patch: Partial<Each>,
): readonly Each[] {
  return rows.map((row) => (row.key === at ? { ...row, ...patch } : row));
}

export function withoutRow<Each extends Row>(rows: readonly Each[], at: string): readonly Each[] {
  return rows.filter((row) => row.key !== at);
}
