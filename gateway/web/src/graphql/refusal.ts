/** Why the gateway did not answer, in both languages. */
export interface Refusal {
  readonly code: string;
  readonly message: { readonly vi: string; readonly en: string };
  /** Further facts, e.g. `successors` of `UNIT_NOT_VALID`. */
  readonly facts: Readonly<Record<string, unknown>>;
}

const UNREACHABLE: Refusal = {
  code: 'UNREACHABLE',
  message: {
    vi: 'Không gặp được máy chủ. Kiểm tra đường truyền; trang sẽ tự thử lại.',
    en: 'The server cannot be reached. Check the connection; the page tries again by itself.',
  },
  facts: {},
};

/** Refusals name days as the interfaces do; people read them as day/month/year. Ids keep theirs. */
export function inDaysOfPeople({ vi, en }: Refusal['message']): Refusal['message'] {
  return { vi: withDays(vi), en: withDays(en) };
}

const withDays = (text: string) =>
  text.replace(/(?<![\w:./-])(\d{4})-(\d{2})-(\d{2})(?![\w:/-])/g, '$3/$2/$1');

/** An error that carries a refusal. */
export function refused(refusal: Refusal): Error & { readonly refusal: Refusal } {
  return Object.assign(new Error(refusal.message.en), { refusal });
}

export const unreachable = () => refused(UNREACHABLE);

/** The refusal inside of whatever was thrown. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Error && 'refusal' in error) return error.refusal as Refusal;
  return UNREACHABLE;
}

const PASSING = ['UNREACHABLE', 'UNAVAILABLE', 'OUTCOME_UNKNOWN', 'NOT_YET', 'RATE_LIMITED'];

/** Whether what was refused with this code may well be answered a moment later. */
export function isPassing(code: string): boolean {
  return PASSING.includes(code);
}
