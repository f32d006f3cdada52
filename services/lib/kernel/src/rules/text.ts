import { refuse } from '../domain-error.ts';

export type Path = readonly string[];

/** Most characters that a text of each sort may have. */
const TEXT_LIMITS = {
  title: 1_000,
  note: 4_000,
  reason: 1_000,
  symbol: 100,
  name: 300,
  kind: 60,
  id: 200,
  url: 2_000,
} as const;
export type TextSort = keyof typeof TEXT_LIMITS;

/** Most entries that any list of a command may have. */
const LIST_LIMIT = 500;

const KEBAB_WORDS = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** The text without outer blanks, in NFC; refused when empty or longer than its sort allows. */
export function requireText(text: string, sort: TextSort, path: Path): string {
  const clean = text.normalize('NFC').trim();
  if (clean === '') {
    throw refuse('INVALID_ARGUMENT', 'Mục này không được để trống.', 'This field must not be empty.', {
      path,
    });
  }
  if (clean.length > TEXT_LIMITS[sort]) {
    throw refuse(
      'TEXT_TOO_LONG',
      `Nội dung dài ${clean.length} ký tự; hãy rút xuống còn tối đa ${TEXT_LIMITS[sort]}.`,
      `The text has ${clean.length} characters; shorten it to at most ${TEXT_LIMITS[sort]}.`,
      { path, facts: { limit: String(TEXT_LIMITS[sort]) } },
    );
  }
  return clean;
}

/** As `requireText`; a missing or blank text is undefined. */
export function optionalText(text: string | undefined, sort: TextSort, path: Path): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : requireText(text, sort, path);
}

/** A free word for a kind of activity: lower-case Latin words joined by hyphens ("study-class"). */
export function requireKind(kind: string, path: Path): string {
  const clean = requireText(kind, 'kind', path);
  if (KEBAB_WORDS.test(clean)) return clean;
  throw refuse(
    'INVALID_ARGUMENT',
    'Loại hoạt động viết bằng chữ thường không dấu, nối bằng gạch ngang, ví dụ "study-class".',
    'Write the kind in lower-case Latin words joined by hyphens, for example "study-class".',
    { path },
  );
}

/** Refuses a list that is too long or, with `least`, too short. */
export function requireLength(list: readonly unknown[], path: Path, least = 0): void {
  if (list.length > LIST_LIMIT) {
    throw refuse(
      'TEXT_TOO_LONG',
      `Danh sách có ${list.length} mục; hãy chia nhỏ, mỗi lần tối đa ${LIST_LIMIT}.`,
      `The list has ${list.length} entries; split it, at most ${LIST_LIMIT} at a time.`,
      { path, facts: { limit: String(LIST_LIMIT) } },
    );
  }
  if (list.length >= least) return;
  throw refuse(
    'INVALID_ARGUMENT',
    `Danh sách cần ít nhất ${least} mục.`,
    `The list needs at least ${least} ${least === 1 ? 'entry' : 'entries'}.`,
    { path },
  );
}

/** Refuses a list in which two entries have the same key; the later one is named in the path. */
export function requireDistinct<T>(list: readonly T[], keyOf: (entry: T) => string, path: Path): void {
  const seen = new Set<string>();
  list.forEach((entry, index) => {
    const key = keyOf(entry);
    if (seen.has(key)) {
      throw refuse(
        'INVALID_ARGUMENT',
        'Mục này đã có trong danh sách; hãy bỏ bớt một mục.',
        'This entry is already in the list; leave one of them out.',
        { path: [...path, String(index)], facts: { entry: key } },
      );
    }
    seen.add(key);
  });
}
