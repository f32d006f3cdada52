import type { Level, Stage } from './vocabulary.ts';

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
