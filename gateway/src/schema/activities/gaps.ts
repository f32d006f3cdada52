/** Points by which two percentages may differ and still be the same figure, rounded otherwise. */
const SAME_POINTS = 0.01;
/** Binary fractions of decimal figures differ beyond this place. */
const NOISE = 1e-9;

/** What a total states beyond what is listed singly; null where either is unknown. */
export function gapOf(stated: number | undefined, itemised: number | undefined): number | null {
  return stated === undefined || itemised === undefined ? null : stated - itemised;
}

/** Stated minus computed percentage where they are not the same figure; else null. */
export function percentGapOf(stated: number | undefined, computed: number | null | undefined): number | null {
  if (stated === undefined || computed === undefined || computed === null) return null;
  const gap = stated - computed;
  return Math.abs(gap) <= SAME_POINTS + NOISE ? null : gap;
}

/** Share of those expected, in percent; null without an expectation, and for what is only a bound. */
export function percentOf(value: number, expected: number | undefined, qualifier: string): number | null {
  const isExact = qualifier === 'QUALIFIER_EXACT' || qualifier === 'QUALIFIER_UNSPECIFIED';
  return expected === undefined || expected === 0 || !isExact ? null : (100 * value) / expected;
}
