import type { Day } from '@trienkhai/kernel/day';

const DAYS = {
  FIRST_HALF: ['01-01', '06-30'],
  SECOND_HALF: ['07-01', '12-31'],
  YEAR: ['01-01', '12-31'],
} as const;

/** A half-year or year as offices report on it. */
export interface Span {
  readonly kind: keyof typeof DAYS;
  readonly year: number;
  readonly from: Day;
  readonly to: Day;
}

/** Those that had begun by a day, of its year and of the one before, newest first: the first is the half that it lies in. */
export function spansBy(on: Day): readonly Span[] {
  const year = Number(on.slice(0, 4));
  const kinds = ['SECOND_HALF', 'FIRST_HALF', 'YEAR'] as const;
  return [year, year - 1].flatMap((each) =>
    kinds.map((kind) => spanOf(kind, each)).filter(({ from }) => from <= on),
  );
}

function spanOf(kind: Span['kind'], year: number): Span {
  const [first, last] = DAYS[kind];
  return { kind, year, from: `${year}-${first}`, to: `${year}-${last}` };
}
