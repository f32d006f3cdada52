import { smallCountry } from '@trienkhai/testkit/small-country';
import type { ReportContext } from '../src/domain/report-locks.ts';

/** What the tests of this folder decide against. */
export const DIRECTIVE = 'directive:5a1e';
export const OTHER_DIRECTIVE = 'directive:77b0';
export const SAMPLE_DIRECTIVE = 'directive:0f0f';

export const context: ReportContext = {
  isApproved: () => false,
  closedYears: [],
  today: '2022-07-08',
  units: smallCountry(),
  directive: (id) => {
    if (id === DIRECTIVE) return { sample: false, issuedOn: '2016-05-15' };
    if (id === OTHER_DIRECTIVE) return { sample: false, issuedOn: undefined };
    return id === SAMPLE_DIRECTIVE ? { sample: true, issuedOn: '2022-01-10' } : undefined;
  },
};
