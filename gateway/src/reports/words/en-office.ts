import type { viOffice } from './vi-office.ts';
import type { Widen } from './words.ts';

/** What offices are called above a document, and in whose authority and position it is signed. */
export const enOffice: Widen<typeof viOffice> = {
  government: 'Government',
  governmentSigns: ['FOR THE GOVERNMENT', 'PRIME MINISTER'],
  peoplesCommittee: (unit) => `People's Committee, ${unit}`,
  peoplesCommitteeSigns: ["FOR THE PEOPLE'S COMMITTEE", 'CHAIR'],
  central: 'Central Committee',
  centralSigns: ['FOR THE SECRETARIAT', 'STANDING MEMBER'],
  party: (kind, name) => `Party Committee, ${kind} ${name}`,
  partyOfCommune: (unit) => `Party Committee, ${unit}`,
  committeeSigns: ['FOR THE STANDING COMMITTEE', 'SECRETARY'],
  headOf: () => 'HEAD OF THE OFFICE',
};
