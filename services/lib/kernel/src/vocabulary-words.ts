import type { PeriodKind } from './reporting/period.ts';
import type {
  Access,
  AwardState,
  HeadcountUnit,
  Level,
  LinkKind,
  Mode,
  Qualifier,
  ReviewKind,
  ReviewState,
  Role,
  Scope,
  Stage,
  VisitKind,
} from './vocabulary.ts';

interface InBoth<Words> {
  readonly vi: Words;
  readonly en: Words;
}

/** What each stage is called. */
export const STAGE_WORDS: InBoth<Readonly<Record<Stage, string>>> = {
  vi: {
    ISSUED: 'Ban hành',
    RECEIVED: 'Tiếp nhận',
    PLANNED: 'Ban hành kế hoạch',
    STUDIED: 'Học tập xong',
    PROGRAMME: 'Có chương trình hành động',
    IMPLEMENTED: 'Tổ chức thực hiện',
    INTERIM_REVIEW: 'Sơ kết',
    FINAL_REVIEW: 'Tổng kết',
  },
  en: {
    ISSUED: 'Issued',
    RECEIVED: 'Received',
    PLANNED: 'Planned',
    STUDIED: 'Studied',
    PROGRAMME: 'Programme adopted',
    IMPLEMENTED: 'Implemented',
    INTERIM_REVIEW: 'Interim review',
    FINAL_REVIEW: 'Final review',
  },
};

/** What all units of a level are called together. */
export const LEVEL_WORDS: InBoth<Readonly<Record<Level, string>>> = {
  vi: {
    CENTRE: 'Trung ương',
    PROVINCE: 'Cấp tỉnh',
    DISTRICT: 'Cấp huyện',
    COMMUNE: 'Cấp xã',
    ORGAN: 'Cơ quan',
  },
  en: {
    CENTRE: 'Centre',
    PROVINCE: 'Provinces',
    DISTRICT: 'Districts',
    COMMUNE: 'Communes',
    ORGAN: 'Organs',
  },
};

/** How persons are counted. */
export const HEADCOUNT_WORDS: InBoth<Readonly<Record<HeadcountUnit, string>>> = {
  vi: {
    LEARNER: 'học viên',
    ATTENDEE: 'người tham dự',
    ATTENDANCE: 'lượt người',
    CADRE: 'cán bộ',
    MEMBER: 'đảng viên, hội viên',
    DELEGATE: 'đại biểu',
    COLLECTIVE: 'tập thể',
    INDIVIDUAL: 'cá nhân',
  },
  en: {
    LEARNER: 'learners',
    ATTENDEE: 'attendees',
    ATTENDANCE: 'attendances',
    CADRE: 'cadres',
    MEMBER: 'members',
    DELEGATE: 'delegates',
    COLLECTIVE: 'collectives',
    INDIVIDUAL: 'individuals',
  },
};

/** What stands before a number that is a bound. */
export const BOUND_WORDS: InBoth<Readonly<Record<Qualifier, string>>> = {
  vi: { EXACT: '', AT_LEAST: 'ít nhất ', MORE_THAN: 'trên ', ABOUT: 'khoảng ' },
  en: { EXACT: '', AT_LEAST: 'at least ', MORE_THAN: 'more than ', ABOUT: 'about ' },
};

/** Kinds of review. */
export const REVIEW_KIND_WORDS: InBoth<Readonly<Record<ReviewKind, string>>> = {
  vi: {
    QUARTER: 'Sơ kết quý',
    HALF_YEAR: 'Sơ kết 6 tháng',
    YEAR_END: 'Tổng kết năm',
    INTERIM: 'Sơ kết văn bản',
    FINAL: 'Tổng kết văn bản',
  },
  en: {
    QUARTER: 'Quarter',
    HALF_YEAR: 'Half-year',
    YEAR_END: 'Year-end',
    INTERIM: 'Interim, of a directive',
    FINAL: 'Final, of a directive',
  },
};

/** How far a review has come. */
export const REVIEW_STATE_WORDS: InBoth<Readonly<Record<ReviewState, string>>> = {
  vi: {
    SUBMITTED: 'chờ phê duyệt',
    RETURNED: 'bị trả lại',
    APPROVED: 'đã phê duyệt',
    UNLOCKED: 'mở khóa',
  },
  en: {
    SUBMITTED: 'waits for approval',
    RETURNED: 'returned',
    APPROVED: 'approved',
    UNLOCKED: 'unlocked',
  },
};

/** Kinds of activity that offices use; any other is told as it was recorded. */
export const ACTIVITY_WORDS: InBoth<Readonly<Record<string, string>>> = {
  vi: {
    'study-class': 'lớp học tập, quán triệt',
    'training-class': 'lớp đào tạo, bồi dưỡng',
    'reporter-conference': 'hội nghị báo cáo viên',
    'political-training': 'lớp, hội nghị bồi dưỡng lý luận chính trị và nghiệp vụ',
    'party-awareness-class': 'lớp bồi dưỡng nhận thức về Đảng',
    'new-member-class': 'lớp bồi dưỡng đảng viên mới',
    'party-work-class': 'lớp bồi dưỡng nghiệp vụ công tác Đảng',
    'party-work-training-conference': 'hội nghị tập huấn nghiệp vụ công tác Đảng',
    class: 'lớp',
    'working-session': 'buổi làm việc',
  },
  en: {
    'study-class': 'study classes',
    'training-class': 'training classes',
    'reporter-conference': "reporters' conferences",
    'political-training': 'classes and conferences of political training',
    'party-awareness-class': 'party awareness classes',
    'new-member-class': 'classes for new members',
    'party-work-class': 'classes on party work',
    'party-work-training-conference': 'training conferences on party work',
    class: 'classes',
    'working-session': 'working sessions',
  },
};

/** How exact a number is, as one chooses it. */
export const QUALIFIER_WORDS: InBoth<Readonly<Record<Qualifier, string>>> = {
  vi: { EXACT: 'Đúng', AT_LEAST: 'Ít nhất', MORE_THAN: 'Trên', ABOUT: 'Khoảng' },
  en: { EXACT: 'Exactly', AT_LEAST: 'At least', MORE_THAN: 'More than', ABOUT: 'About' },
};

export const MODE_WORDS: InBoth<Readonly<Record<Mode, string>>> = {
  vi: { IN_PERSON: 'Trực tiếp', ONLINE: 'Trực tuyến', HYBRID: 'Trực tiếp kết hợp trực tuyến' },
  en: { IN_PERSON: 'In person', ONLINE: 'Online', HYBRID: 'Hybrid' },
};

export const VISIT_KIND_WORDS: InBoth<Readonly<Record<VisitKind, string>>> = {
  vi: { DELEGATION: 'Đoàn công tác', SURVEY: 'Khảo sát' },
  en: { DELEGATION: 'Delegation', SURVEY: 'Survey' },
};

/** What each role of an account is called. */
export const ROLE_WORDS: InBoth<Readonly<Record<Role, string>>> = {
  vi: {
    VIEWER: 'xem',
    RECORDER: 'ghi nhận',
    APPROVER: 'phê duyệt',
    ADMIN: 'quản trị đơn vị',
    CONTROL: 'kiểm tra, giám sát',
    INTEGRATION: 'hệ thống tích hợp',
  },
  en: {
    VIEWER: 'viewer',
    RECORDER: 'recorder',
    APPROVER: 'approver',
    ADMIN: 'administrator of units',
    CONTROL: 'control',
    INTEGRATION: 'integration',
  },
};

/** What an integration may do. */
export const SCOPE_WORDS: InBoth<Readonly<Record<Scope, string>>> = {
  vi: { READ: 'đọc', RECORD: 'ghi' },
  en: { READ: 'read', RECORD: 'record' },
};

export const AWARD_STATE_WORDS: InBoth<Readonly<Record<AwardState, string>>> = {
  vi: { LAUNCHED: 'Phát động', AWARDED: 'Đã trao' },
  en: { LAUNCHED: 'Launched', AWARDED: 'Awarded' },
};

/** Who may know of a document. */
export const ACCESS_WORDS: InBoth<Readonly<Record<Access, string>>> = {
  vi: { OPEN: 'Mọi người', ADDRESSEES: 'Chỉ nơi nhận' },
  en: { OPEN: 'Everybody', ADDRESSEES: 'Addressees alone' },
};

/** What one document is to another. */
export const LINK_KIND_WORDS: InBoth<Readonly<Record<LinkKind, string>>> = {
  vi: {
    IMPLEMENTS: 'triển khai',
    GUIDES: 'hướng dẫn',
    PLANS: 'kế hoạch',
    REPORTS_ON: 'báo cáo về',
    REVIEWS: 'sơ tổng kết',
    SUPERSEDES: 'thay thế',
    THEME_OF: 'chuyên đề của',
  },
  en: {
    IMPLEMENTS: 'implements',
    GUIDES: 'guides',
    PLANS: 'plan for',
    REPORTS_ON: 'reports on',
    REVIEWS: 'reviews',
    SUPERSEDES: 'supersedes',
    THEME_OF: 'theme of',
  },
};

/** How long a reporting period is. */
export const PERIOD_KIND_WORDS: InBoth<Readonly<Record<PeriodKind, string>>> = {
  vi: {
    MONTH: 'Tháng',
    QUARTER: 'Quý',
    HALF_YEAR: '6 tháng',
    YEAR: 'Năm',
    TO_DATE: 'Từ đầu năm đến nay',
  },
  en: {
    MONTH: 'Month',
    QUARTER: 'Quarter',
    HALF_YEAR: 'Half-year',
    YEAR: 'Year',
    TO_DATE: 'Year to date',
  },
};

/** The lists that whole sentences are made with, in one language. */
function listsIn(language: 'vi' | 'en') {
  return {
    stage: STAGE_WORDS[language],
    level: LEVEL_WORDS[language],
    kinds: ACTIVITY_WORDS[language],
    people: HEADCOUNT_WORDS[language],
    bound: BOUND_WORDS[language],
    reviewKind: REVIEW_KIND_WORDS[language],
    reviewState: REVIEW_STATE_WORDS[language],
  };
}

export const WORD_LISTS = { vi: listsIn('vi'), en: listsIn('en') };
