import type { viSections } from './vi-sections.ts';
import type { Widen } from './words.ts';

/** Titles, columns and sentences, section by section. */
export const enSections: Widen<typeof viSections> = {
  documents: {
    title: 'ISSUING AND RECEIVING',
    counts: (unit, issued, binding) =>
      `In the period ${unit} issued ${issued} directives; ${binding} directives issued in the period bind it.`,
    caption: 'How far directives issued in the period have come, by level',
    columns: ['Directive', 'Level', 'Expected'],
    issuedBy: (issuer, on) => `${issuer}, ${on}`,
    partly: (count) => `partly: ${count}`,
    overdue: (count) => `overdue: ${count}`,
    late: (count) => `Issued before the period, with the unit late: ${count} directives.`,
  },
  study: { title: 'STUDY', caption: 'Study classes' },
  training: { title: 'TRAINING', caption: 'Training classes' },
  conferences: { title: "REPORTERS' CONFERENCES", caption: "Reporters' conferences" },
  other: {
    title: 'OTHER ACTIVITIES AND COMBINED TOTALS',
    caption: 'Other activities, and totals of several kinds together',
  },
  activity: {
    columns: {
      kind: 'Kind of activity',
      count: 'Held',
      planned: 'Planned',
      percent: '% of plan',
      online: 'Online',
      inPerson: 'In person',
      sites: 'Sites',
      itemised: 'Itemised',
      people: 'People',
    },
    held: (count, kind) => `Held: ${count} ${kind}`,
    part: (count, kind) => `${count} ${kind}`,
    uncounted: (kind) => `Nobody states how many ${kind}`,
    ofPlan: (percent, planned) => `, ${percent} of plan (planned ${planned})`,
    ofPlanStated: (percent) => `, ${percent} of plan as stated`,
    planned: (planned) => `, planned ${planned}`,
    people: (people) => ` with ${people}`,
    online: (count) => `${count} online`,
    inPerson: (count) => `${count} in person`,
    modes: (modes) => `; of these ${modes}`,
    sites: (count) => `; ${count} connected sites`,
    itemised: (itemised, rest) => `; ${itemised} are itemised, ${rest} are not`,
    overItemised: (itemised, over) => `; ${itemised} are itemised, ${over} more than the total`,
    among: (parts) => `Of these: ${parts}.`,
    outOf: (people, expected) => `${people} of ${expected} expected`,
    together: (kinds) => `${kinds} (together)`,
  },
  note: {
    percent: (stated, computed, gap) =>
      `Percent of plan is stated as ${stated} and computed as ${computed}; ${gap} points apart.`,
    gap: (gap) => `Stated and itemised numbers are ${gap} apart.`,
    peopleGap: (people, itemised, gap) => `Stated: ${people}; itemised: ${itemised}; ${gap} apart.`,
    peoplePercent: (stated, computed, gap) =>
      `Percent present is stated as ${stated} and computed as ${computed}; ${gap} points apart.`,
    planFrom: 'The plan comes from the approved year-end review of the year before.',
  },
  reviews: {
    title: 'REVIEWS',
    caption: 'Reviews of the unit and of those below it',
    columns: ['Kind', 'All', 'Approved', 'Waiting', 'Returned', 'Unlocked'],
    own: (unit) => `Of ${unit}`,
    ownColumns: ['Kind', 'Day', 'Of', 'State'],
  },
  visits: {
    title: 'VISITS, SURVEYS AND WORKING SESSIONS',
    counts: (delegations, surveys, sessions) =>
      `${delegations} delegations, ${surveys} surveys and ${sessions} working sessions.`,
    caption: 'Delegations and surveys',
    columns: ['When', 'Sent by', 'Stops', 'Directives', 'Findings, instructions'],
    sessions: 'Working sessions',
    sessionColumns: ['Day', 'Unit', 'With', 'Topics', 'Conclusions'],
  },
  tasks: {
    title: 'TASKS',
    counts: (done, open, overdue, on) =>
      `Done, due in the period: ${done}; on ${on} open: ${open}, overdue: ${overdue}.`,
    caption: 'Overdue tasks',
    columns: ['Task', 'Owner', 'Due', 'Days overdue'],
  },
  awards: {
    title: 'AWARDS',
    caption: 'Awards in the period',
    columns: ['Award', 'Edition', 'Reported by', 'State', 'Collectives', 'Individuals'],
  },
  clusters: {
    title: 'EMULATION CLUSTERS',
    members: (name, count, head) => `${name}: ${count} members, headed by ${head}.`,
    pledge: (on, count) => `Pledge signed on ${on}, ${count} targets.`,
    review: (on) => `Joint review on ${on}.`,
    open: 'No joint review in the year yet.',
    caption: (name, year) => `Ranking of ${name}, ${year}`,
    columns: ['Rank', 'Member', 'Points'],
  },
  reporting: {
    title: 'REPORTING',
    caption: (label) => `Who has reported, ${label}`,
    columns: [
      ...['Level', 'Expected', 'Reported', 'Approved', 'Returned', 'Missing'],
      ...['On time', 'Late', 'Overdue', '% complete', '% in time'],
    ],
    nobody: 'The period asks no unit below.',
    noPeriod: 'The report is of days, not of a reporting period; who has reported is not told.',
    missing: (count, names) => `${count} have not reported: ${names}.`,
  },
  next: {
    title: 'NEXT TASKS',
    conclusion: (text, owner, due) => `${text}${owner}${due}`,
    owner: (owner) => ` – ${owner}`,
    due: (day) => `, due ${day}`,
    plan: (label, planned) => `Plan of ${label}: ${planned}.`,
    lacking: (count) => `Study ${count} directives in force that the unit has not studied yet.`,
    tasks: (count) => `Carry out ${count} remaining tasks:`,
  },
  annex: {
    title: 'ANNEX: FIGURES NOT COUNTED',
    about:
      'These figures are recorded inside the scope of the report and counted nowhere above: their period reaches beyond that of the report, or a unit that ended passed on only in part.',
    columns: ['Figure', 'Unit', 'Period, day'],
    caption: 'Figures that no rule counts',
    fact: { Report: 'Report', Session: 'Session', other: 'Other' },
  },
};
