import {
  ACTIVITY_WORDS,
  LEVEL_WORDS,
  HEADCOUNT_WORDS,
  BOUND_WORDS,
  REVIEW_KIND_WORDS,
  REVIEW_STATE_WORDS,
  STAGE_WORDS,
} from '@trienkhai/kernel/vocabulary-words';
import { bilingual } from './bilingual.ts';

/** Words of the domain, as the glossary has them. */
export const words = bilingual(
  {
    stage: {
      ...STAGE_WORDS.vi,
      STUDIED: 'Học tập, quán triệt',
      PROGRAMME: 'Chương trình hành động',
    },
    level: LEVEL_WORDS.vi,
    kinds: ACTIVITY_WORDS.vi,
    people: HEADCOUNT_WORDS.vi,
    bound: BOUND_WORDS.vi,
    reviewKind: REVIEW_KIND_WORDS.vi,
    reviewState: REVIEW_STATE_WORDS.vi,
    coverage: { EXACT: 'Đạt trọn', PARTLY: 'Một phần', NONE: 'Chưa', UNKNOWN: 'Không rõ' },
    share: { WHOLE: 'toàn bộ', PART: 'một phần' },
    unknown: 'không rõ',
    country: 'Cả nước',
    sample: 'Dữ liệu mẫu',
    openSample: (symbol: string) => `Xem thử văn bản mẫu ${symbol}`,
  },
  {
    stage: STAGE_WORDS.en,
    level: LEVEL_WORDS.en,
    kinds: ACTIVITY_WORDS.en,
    people: HEADCOUNT_WORDS.en,
    bound: BOUND_WORDS.en,
    reviewKind: REVIEW_KIND_WORDS.en,
    reviewState: REVIEW_STATE_WORDS.en,
    coverage: { EXACT: 'Exact', PARTLY: 'Partly', NONE: 'None', UNKNOWN: 'Unknown' },
    share: { WHOLE: 'whole', PART: 'part' },
    unknown: 'unknown',
    country: 'Whole country',
    sample: 'Sample data',
    openSample: (symbol) => `Look at the sample document ${symbol}`,
  },
);
