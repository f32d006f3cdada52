import { bilingual } from './bilingual.ts';

/** Words of the domain, as the glossary has them. */
export const words = bilingual(
  {
    stage: {
      ISSUED: 'Ban hành',
      RECEIVED: 'Tiếp nhận',
      PLANNED: 'Ban hành kế hoạch',
      STUDIED: 'Học tập, quán triệt',
      PROGRAMME: 'Chương trình hành động',
      IMPLEMENTED: 'Tổ chức thực hiện',
      INTERIM_REVIEW: 'Sơ kết',
      FINAL_REVIEW: 'Tổng kết',
    },
    level: {
      CENTRE: 'Trung ương',
      PROVINCE: 'Cấp tỉnh',
      DISTRICT: 'Cấp huyện',
      COMMUNE: 'Cấp xã',
      ORGAN: 'Cơ quan',
    },
    coverage: { EXACT: 'Đạt trọn', PARTLY: 'Một phần', NONE: 'Chưa', UNKNOWN: 'Không rõ' },
    share: { WHOLE: 'toàn bộ', PART: 'một phần' },
    country: 'Cả nước',
    sample: 'Dữ liệu mẫu',
  },
  {
    stage: {
      ISSUED: 'Issued',
      RECEIVED: 'Received',
      PLANNED: 'Planned',
      STUDIED: 'Studied',
      PROGRAMME: 'Programme adopted',
      IMPLEMENTED: 'Implemented',
      INTERIM_REVIEW: 'Interim review',
      FINAL_REVIEW: 'Final review',
    },
    level: {
      CENTRE: 'Centre',
      PROVINCE: 'Provinces',
      DISTRICT: 'Districts',
      COMMUNE: 'Communes',
      ORGAN: 'Organs',
    },
    coverage: { EXACT: 'Exact', PARTLY: 'Partly', NONE: 'None', UNKNOWN: 'Unknown' },
    share: { WHOLE: 'whole', PART: 'part' },
    country: 'Whole country',
    sample: 'Sample data',
  },
);
