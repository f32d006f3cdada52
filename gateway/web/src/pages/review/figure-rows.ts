import type { HeadcountUnit, Qualifier } from '@trienkhai/kernel/vocabulary';

type Maybe = number | null | undefined;

interface People {
  readonly unit: HeadcountUnit;
  readonly value: number;
  readonly qualifier: Qualifier;
  readonly itemised?: Maybe;
  readonly gap?: Maybe;
  readonly percent?: Maybe;
  readonly percentStated?: Maybe;
  readonly percentGap?: Maybe;
}

export interface Total {
  readonly kind?: string | null | undefined;
  readonly covers: readonly string[];
  readonly count?: Maybe;
  readonly planned?: Maybe;
  readonly percentOfPlan?: Maybe;
  readonly percentStated?: Maybe;
  readonly percentGap?: Maybe;
  readonly itemised?: Maybe;
  readonly gap?: Maybe;
  readonly derived: readonly string[];
  readonly people: readonly People[];
}

/** One figure as it was stated, as it is computed, and as much of it as is listed singly. */
export interface FigureRow {
  readonly kinds: readonly string[];
  readonly what: 'count' | 'plan' | HeadcountUnit;
  readonly percent: boolean;
  readonly qualifier: Qualifier;
  readonly stated: Maybe;
  readonly computed: Maybe;
  readonly itemised: Maybe;
  readonly gap: Maybe;
}

/** One row among all that a page shows, as its address names it: `study-class.LEARNER.percent`. */
export function keyOf({ kinds, what, percent }: Pick<FigureRow, 'kinds' | 'what' | 'percent'>): string {
  return [kinds.join('+'), what, ...(percent ? ['percent'] : [])].join('.');
}

/** Rows of a total: how many, its share of the plan, and persons in each unit of count with theirs. */
export function rowsOf(total: Total): FigureRow[] {
  const kinds = total.kind ? [total.kind] : total.covers;
  const derived = total.derived.includes('count');
  const plain = { kinds, percent: false, qualifier: 'EXACT' } as const;
  const rows: FigureRow[] = [
    {
      ...plain,
      what: 'count',
      stated: derived ? null : total.count,
      computed: derived ? total.count : null,
      itemised: total.itemised,
      gap: total.gap,
    },
    percentRow(kinds, 'plan', { ...total, percent: total.percentOfPlan }),
    ...total.people.flatMap((each) => peopleRows(kinds, each)),
  ];
  return rows.filter(({ stated, computed, itemised }) => [stated, computed, itemised].some(isNumber));
}

function peopleRows(kinds: readonly string[], people: People): FigureRow[] {
  const { unit: what, value: stated, qualifier, itemised, gap } = people;
  return [
    { kinds, what, percent: false, qualifier, stated, computed: null, itemised, gap },
    percentRow(kinds, what, people),
  ];
}

interface Percents {
  readonly percent?: Maybe;
  readonly percentStated?: Maybe;
  readonly percentGap?: Maybe;
}

function percentRow(kinds: readonly string[], what: FigureRow['what'], of: Percents): FigureRow {
  const { percentStated: stated, percent: computed, percentGap: gap } = of;
  return { kinds, what, percent: true, qualifier: 'EXACT', stated, computed, itemised: null, gap };
}

/** What a gap means: less is listed than stated is usual, more than stated or another percentage is not. */
export function gapLooks({
  gap,
  percent,
}: Pick<FigureRow, 'gap' | 'percent'>): 'none' | 'remainder' | 'wrong' {
  if (!isNumber(gap) || gap === 0) return 'none';
  return percent || gap < 0 ? 'wrong' : 'remainder';
}

export const isNumber = (value: Maybe): value is number => typeof value === 'number';
