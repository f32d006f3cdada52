import { WORD_LISTS } from '@trienkhai/kernel/vocabulary-words';
import { bilingual } from './bilingual.ts';

/** Words of the domain, as the glossary has them. */
export const words = bilingual(
  {
    ...WORD_LISTS.vi,
    stage: {
      ...WORD_LISTS.vi.stage,
      STUDIED: 'Học tập, quán triệt',
      PROGRAMME: 'Chương trình hành động',
    },
    coverage: { EXACT: 'Đạt trọn', PARTLY: 'Một phần', NONE: 'Chưa', UNKNOWN: 'Không rõ' },
    share: { WHOLE: 'toàn bộ', PART: 'một phần' },
    yes: 'có',
    no: 'không',
    unknown: 'không rõ',
    country: 'Cả nước',
    sample: 'Dữ liệu mẫu',
    openSample: (symbol: string) => `Xem thử văn bản mẫu ${symbol}`,
  },
  {
    ...WORD_LISTS.en,
    coverage: { EXACT: 'Exact', PARTLY: 'Partly', NONE: 'None', UNKNOWN: 'Unknown' },
    share: { WHOLE: 'whole', PART: 'part' },
    yes: 'yes',
    no: 'no',
    unknown: 'unknown',
    country: 'Whole country',
    sample: 'Sample data',
    openSample: (symbol) => `Look at the sample document ${symbol}`,
  },
);
