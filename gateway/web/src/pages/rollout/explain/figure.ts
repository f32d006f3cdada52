import { isDay, type Day } from '@trienkhai/kernel/day';
import { LEVELS, STAGES, type Level, type Stage } from '@trienkhai/kernel/vocabulary';

export const PARTS = ['expected', 'reached', 'percent', 'partly', 'overdue', 'lag', 'first'] as const;
export const CHANGES = ['progress', 'restructured'] as const;
export type Part = (typeof PARTS)[number];
export type Change = (typeof CHANGES)[number];

interface OfLevel {
  readonly level: Level;
  readonly stage: Stage;
}
/** A count of units on one day; the day left out: that of the page. */
export interface Count extends OfLevel {
  readonly part: Part;
  readonly on?: Day;
}
/** What came about between two days. */
export interface Difference extends OfLevel {
  readonly part: Change;
}
/** One figure of the page, as its address names it. */
export type Figure = Count | Difference;

/** `COMMUNE.RECEIVED.reached`, or with a day of its own `COMMUNE.RECEIVED.reached.2022-06-30`. */
export function writeFigure(figure: Figure): string {
  const { level, stage, part } = figure;
  const on = 'on' in figure ? figure.on : undefined;
  return [level, stage, part, ...(on === undefined ? [] : [on])].join('.');
}

/** Undefined: the text names no figure. */
export function readFigure(text: string | undefined): Figure | undefined {
  const [level, stage, part, on] = text?.split('.') ?? [];
  if (!isOneOf(LEVELS, level) || !isOneOf(STAGES, stage)) return undefined;
  if (isOneOf(CHANGES, part)) return { level, stage, part };
  if (!isOneOf(PARTS, part)) return undefined;
  return { level, stage, part, ...(on !== undefined && isDay(on) && { on }) };
}

export function isDifference(figure: Figure): figure is Difference {
  return isOneOf(CHANGES, figure.part);
}

/** Which units a figure counts, in the words of `Rollout.rows`; `on` is the day that is looked at. */
export function unitsOf({ part, stage }: Count, on: Day) {
  const everything = { stage: null, coverage: null, dueBefore: null, orderBy: 'UNIT', stages: [] } as const;
  const ofStage = { ...everything, stage, stages: [stage] };
  switch (part) {
    case 'expected':
      return everything;
    case 'first':
      return { ...everything, orderBy: 'LAST_ACTIVITY' } as const;
    case 'partly':
      return { ...ofStage, coverage: 'PARTLY' } as const;
    case 'overdue':
      return { ...ofStage, dueBefore: on };
    case 'reached':
    case 'percent':
    case 'lag':
      return { ...ofStage, coverage: 'EXACT' } as const;
  }
}

function isOneOf<const Options extends readonly string[]>(
  options: Options,
  text: string | undefined,
): text is Options[number] {
  return text !== undefined && options.includes(text);
}
