/** The report that the judges read: a province of the sample set, its first half-year. */
export const REPORT = {
  unit: 'province:87:2021-11-01',
  from: '2022-01-01',
  to: '2022-06-30',
} as const;

export function reportPath(form: 'docx' | 'html', lang = 'vi'): string {
  const { unit, from, to } = REPORT;
  return `/v1/reports/${unit}.${form}?${new URLSearchParams({ from, to, lang, sample: 'true' })}`;
}
