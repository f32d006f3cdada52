/** Wire word → domain word. */
export const COVERAGE_OF = {
  COVERAGE_EXACT: 'EXACT',
  COVERAGE_PARTLY: 'PARTLY',
  COVERAGE_NONE: 'NONE',
  COVERAGE_UNKNOWN: 'UNKNOWN',
  COVERAGE_UNSPECIFIED: undefined,
  UNRECOGNIZED: undefined,
} as const;
