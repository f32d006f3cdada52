import { HeadcountTotal } from '@trienkhai/proto/trienkhai/trace/v1/model';

/** Collectives and individuals as counts of their own, where stated; they are never added to each other. */
export function awardCounts({
  collectives,
  individuals,
}: {
  readonly collectives?: number | undefined;
  readonly individuals?: number | undefined;
}): HeadcountTotal[] {
  return [
    ...countOf('HEADCOUNT_UNIT_COLLECTIVE', collectives),
    ...countOf('HEADCOUNT_UNIT_INDIVIDUAL', individuals),
  ];
}

function countOf(unit: HeadcountTotal['unit'], value: number | undefined): HeadcountTotal[] {
  if (value === undefined) return [];
  return [HeadcountTotal.fromPartial({ unit, value, qualifier: 'QUALIFIER_EXACT' })];
}
