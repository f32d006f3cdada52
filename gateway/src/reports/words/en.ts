import { enOffice } from './en-office.ts';
import { enSections } from './en-sections.ts';
import { enTerms } from './en-terms.ts';
import type { Words } from './words.ts';

/** The same sentences in English. */
export const en: Words = {
  ...enTerms,
  office: enOffice,
  ...enSections,
  kind: 'REPORT',
  subject: (label) => `Receipt, study and implementation of directives, ${label}`,
  mark: 'SAMPLE FIGURES – NOT FOR REPORTING',
  number: 'No.:',
  partyNumber: 'No.',
  placeAndDate: (place, day, month, year) => `${place}, ${day}/${month}/${year}`,
  motto: {
    state: ['SOCIALIST REPUBLIC OF VIET NAM', 'Independence - Freedom - Happiness'],
    party: ['COMMUNIST PARTY OF VIET NAM'],
  },
  recipients: 'Recipients:',
  toReport: (organ) => `${organ} (for report)`,
  archive: 'Archive',
  span: (from, to) => `from ${from} to ${to}`,
  half: (half, year) => `${half === 1 ? 'first' : 'second'} half of ${year}`,
  year: (year) => `year ${year}`,
  opening: (unit, label, from, to) => `${unit} reports on the ${label} (from ${from} to ${to}) as follows:`,
  stands: (on, knownAt) =>
    `Figures as of ${on}, as known at ${knownAt}. A “–” says that nobody stated a figure; it is not zero.`,
  running: 'The period still runs; figures are provisional.',
  none: 'Nothing is recorded in the period.',
  more: (count) => `The table does not name all; ${count} more.`,
  and: (last) => ` and ${last}`,
  asStated: 'as stated',
  computed: (fields) => `Computed from other figures, not stated: ${fields}.`,
};
