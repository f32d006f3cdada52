import {
  HEADCOUNT_WORDS,
  MODE_WORDS,
  PERIOD_KIND_WORDS,
  QUALIFIER_WORDS,
  ROLE_WORDS,
  SCOPE_WORDS,
  STAGE_WORDS,
  VISIT_KIND_WORDS,
} from '@trienkhai/kernel/vocabulary-words';
import type { Language } from '../language.ts';

type Pair = readonly [vi: string, en: string];

/** Kinds of activity that have a name; any other is written as it is recorded. */
export const KNOWN_KINDS = ['study-class', 'training-class', 'reporter-conference', 'implemented'];

/** Words of one list as they stand in a cell by themselves. */
function capitalised({ vi, en }: Readonly<Record<Language, Readonly<Record<string, string>>>>) {
  const alone = (word = '') => word.charAt(0).toUpperCase() + word.slice(1);
  return Object.fromEntries(
    Object.keys(vi).map((key): [string, Pair] => [key, [alone(vi[key]), alone(en[key])]]),
  );
}

/** The values of closed lists as offices write them. */
const WORDS: Readonly<Record<string, Pair>> = {
  true: ['Có', 'Yes'],
  false: ['Không', 'No'],
  'study-class': ['Lớp học tập, quán triệt', 'Study class'],
  'training-class': ['Lớp đào tạo, bồi dưỡng', 'Training class'],
  'reporter-conference': ['Hội nghị báo cáo viên', "Reporters' conference"],
  implemented: ['Tổ chức thực hiện', 'Implemented'],
  CENTRE: ['Trung ương', 'Centre'],
  PROVINCE: ['Tỉnh', 'Province'],
  DISTRICT: ['Huyện', 'District'],
  COMMUNE: ['Xã', 'Commune'],
  ORGAN: ['Cơ quan', 'Organ'],
  WHOLE: ['Toàn bộ', 'Whole'],
  PART: ['Một phần', 'Part'],
  ...capitalised(STAGE_WORDS),
  ...capitalised(HEADCOUNT_WORDS),
  ...capitalised(QUALIFIER_WORDS),
  ...capitalised(MODE_WORDS),
  IMPLEMENTS: ['Triển khai', 'Implements'],
  GUIDES: ['Hướng dẫn', 'Guides'],
  PLANS: ['Lập kế hoạch', 'Plans'],
  REPORTS_ON: ['Báo cáo', 'Reports on'],
  REVIEWS: ['Sơ kết, tổng kết', 'Reviews'],
  SUPERSEDES: ['Thay thế', 'Supersedes'],
  THEME_OF: ['Chuyên đề của', 'Theme of'],
  ...capitalised(PERIOD_KIND_WORDS),
  YEAR_END: ['Tổng kết năm', 'Year end'],
  INTERIM: ['Sơ kết', 'Interim'],
  FINAL: ['Tổng kết', 'Final'],
  ...capitalised(VISIT_KIND_WORDS),
  ...capitalised(ROLE_WORDS),
  ...capitalised(SCOPE_WORDS),
  LAUNCHED: ['Phát động', 'Launched'],
  AWARDED: ['Trao', 'Awarded'],
  CALENDAR: ['Theo năm dương lịch', 'By the calendar'],
  STATE: ['Theo kỳ chốt của Nhà nước', 'As the State closes it'],
  'first-snapshot': ['Có từ đầu', 'There from the beginning'],
  created: ['Thành lập mới', 'Created'],
  'provincial-merger': ['Sáp nhập tỉnh', 'Provincial merger'],
  'two-level-reform': ['Chính quyền hai cấp', 'Two-level reform'],
};

export function wordIn(language: Language, word: string): string {
  const pair = WORDS[word];
  return pair ? pair[language === 'vi' ? 0 : 1] : word;
}

/** The value that a cell means among those of its column; undefined: none of them. */
export function wordMeant(text: string, among: readonly string[]): string | undefined {
  const meant = comparable(text);
  return among.find(
    (word) => comparable(word) === meant || WORDS[word]?.some((label) => comparable(label) === meant),
  );
}

/** As two spellings of one heading or word are compared. */
export function comparable(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
