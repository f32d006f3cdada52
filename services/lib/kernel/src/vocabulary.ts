/** Closed word lists shared by every context; the wire form of each adds its prefix (`LEVEL_COMMUNE`). */
export const LEVELS = ['CENTRE', 'PROVINCE', 'DISTRICT', 'COMMUNE', 'ORGAN'] as const;
export type Level = (typeof LEVELS)[number];

export const SHARES = ['WHOLE', 'PART'] as const;
export type Share = (typeof SHARES)[number];

export const STAGES = [
  'ISSUED',
  'RECEIVED',
  'PLANNED',
  'STUDIED',
  'PROGRAMME',
  'IMPLEMENTED',
  'INTERIM_REVIEW',
  'FINAL_REVIEW',
] as const;
export type Stage = (typeof STAGES)[number];

export const HEADCOUNT_UNITS = [
  'LEARNER',
  'ATTENDEE',
  'ATTENDANCE',
  'CADRE',
  'MEMBER',
  'DELEGATE',
  'COLLECTIVE',
  'INDIVIDUAL',
] as const;
export type HeadcountUnit = (typeof HEADCOUNT_UNITS)[number];

export const QUALIFIERS = ['EXACT', 'AT_LEAST', 'MORE_THAN', 'ABOUT'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

export const MODES = ['IN_PERSON', 'ONLINE', 'HYBRID'] as const;
export type Mode = (typeof MODES)[number];

/** What an account is granted in a unit and below it. */
export const ROLES = ['VIEWER', 'RECORDER', 'APPROVER', 'ADMIN', 'CONTROL', 'INTEGRATION'] as const;
export type Role = (typeof ROLES)[number];

/** What an integration may do. */
export const SCOPES = ['READ', 'RECORD'] as const;
export type Scope = (typeof SCOPES)[number];

export const COVERAGES = ['EXACT', 'PARTLY', 'NONE', 'UNKNOWN'] as const;
export type Coverage = (typeof COVERAGES)[number];

/** Who may know of a directive: everybody who reads, or its issuer and those it addresses. */
export const ACCESSES = ['OPEN', 'ADDRESSEES'] as const;
export type Access = (typeof ACCESSES)[number];

/** What one directive is to another. */
export const LINK_KINDS = [
  'IMPLEMENTS',
  'GUIDES',
  'PLANS',
  'REPORTS_ON',
  'REVIEWS',
  'SUPERSEDES',
  'THEME_OF',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** The first three are of a period, the last two of one directive. */
export const REVIEW_KINDS = ['QUARTER', 'HALF_YEAR', 'YEAR_END', 'INTERIM', 'FINAL'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** How far a review has come; only an approved one counts as done. */
export const REVIEW_STATES = ['SUBMITTED', 'RETURNED', 'APPROVED', 'UNLOCKED'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** A delegation goes round several units; a survey looks into one directive in one unit. */
export const VISIT_KINDS = ['DELEGATION', 'SURVEY'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/** An award is announced, then given. */
export const AWARD_STATES = ['LAUNCHED', 'AWARDED'] as const;
export type AwardState = (typeof AWARD_STATES)[number];
