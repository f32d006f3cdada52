/** A sentence for people, in both languages of the product. */
export interface BilingualText {
  readonly vi: string;
  readonly en: string;
}

/** Every reason for which a command or a query can be refused. */
export type DomainErrorCode =
  | 'INVALID_ARGUMENT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'AMBIGUOUS'
  | 'UNIT_UNKNOWN'
  | 'UNIT_NOT_VALID'
  | 'WITHIN_REQUIRED'
  | 'UNIT_EXISTS'
  | 'SUCCESSOR_MISSING'
  | 'REORGANISATION_INVALID'
  | 'DIRECTIVE_UNKNOWN'
  | 'DIRECTIVE_RECALLED'
  | 'REGISTRATION_ABANDONED'
  | 'SYMBOL_INVALID'
  | 'ISSUER_UNKNOWN'
  | 'NUMBER_TAKEN'
  | 'LINK_INVALID'
  | 'STAGE_NOT_RECORDED'
  | 'SESSION_UNKNOWN'
  | 'SESSION_WITHDRAWN'
  | 'REPORT_UNKNOWN'
  | 'REPORT_WITHDRAWN'
  | 'MILESTONE_UNKNOWN'
  | 'MILESTONE_WITHDRAWN'
  | 'REVIEW_UNKNOWN'
  | 'REVIEW_WITHDRAWN'
  | 'REVIEW_STATE'
  | 'REVIEW_LOCKED'
  | 'FOUR_EYES'
  | 'GRANT_UNKNOWN'
  | 'GRANT_OVERLAPS'
  | 'GRANT_ENDED'
  | 'GRANT_DIFFERS'
  | 'LAST_ADMINISTRATOR'
  | 'ADMINISTRATOR_STANDS'
  | 'PERIOD_CLOSED'
  | 'VISIT_UNKNOWN'
  | 'VISIT_WITHDRAWN'
  | 'CLUSTER_UNKNOWN'
  | 'CLUSTER_DISSOLVED'
  | 'CLUSTER_HEAD_NO_MEMBER'
  | 'CLUSTER_YEAR_CLOSED'
  | 'NOT_A_MEMBER'
  | 'CRITERION_UNKNOWN'
  | 'SCORE_INVALID'
  | 'PLEDGE_UNKNOWN'
  | 'AWARD_UNKNOWN'
  | 'AWARD_WITHDRAWN'
  | 'WORKING_SESSION_UNKNOWN'
  | 'TASK_UNKNOWN'
  | 'TASK_STATE'
  | 'DATE_INVALID'
  | 'PERIOD_INVALID'
  | 'PERIOD_OVERLAPS'
  | 'PERIOD_UNKNOWN'
  | 'PERIOD_WITHDRAWN'
  | 'COUNT_INVALID'
  | 'PARTS_EXCEED_TOTAL'
  | 'TEXT_TOO_LONG'
  | 'ALREADY_RECORDED'
  | 'ENCODING_INVALID'
  | 'FILE_INVALID'
  | 'COLUMN_UNKNOWN'
  | 'FORMULA_NOT_ALLOWED'
  | 'NUMBER_INVALID'
  | 'ROW_DUPLICATE'
  | 'IMPORT_TOO_LARGE'
  | 'IMPORT_STATE_INVALID'
  | 'IMPORT_INTERRUPTED'
  | 'EVENT_TOO_LARGE'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'VERSION_CONFLICT'
  | 'OUTCOME_UNKNOWN'
  | 'NOT_YET'
  | 'PARKED'
  | 'RATE_LIMITED'
  | 'QUERY_TOO_COMPLEX'
  | 'OPERATION_UNKNOWN'
  | 'UNAVAILABLE';

export interface DomainErrorOptions {
  readonly message: BilingualText;
  /** Where in the caller's input the fault lies: `['people', '0', 'value']`. */
  readonly path?: readonly string[];
  /** Named facts that help the caller: successors, candidates, the other document's id. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** An expected refusal. Anything else that is thrown is a fault of the program. */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly text: BilingualText;
  readonly path: readonly string[];
  readonly facts: Readonly<Record<string, string>>;

  constructor(code: DomainErrorCode, options: DomainErrorOptions) {
    super(`${code}: ${options.message.en}`);
    this.name = 'DomainError';
    this.code = code;
    this.text = options.message;
    this.path = options.path ?? [];
    this.facts = options.facts ?? {};
  }
}

/** Shorthand: `throw refuse('NUMBER_TAKEN', 'tiếng Việt', 'English', { path: ['symbol'] })`. */
export function refuse(
  code: DomainErrorCode,
  vi: string,
  en: string,
  more: Omit<DomainErrorOptions, 'message'> = {},
): DomainError {
  return new DomainError(code, { message: { vi, en }, ...more });
}
