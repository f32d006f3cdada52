import { bilingual } from '../../i18n/bilingual.ts';

export const messages = bilingual(
  {
    names: {
      Directive: 'Văn bản',
      UnitProgress: 'Ghi nhận của đơn vị',
      Milestone: 'Mốc triển khai',
      Session: 'Buổi học, hội nghị',
      Report: 'Báo cáo số liệu',
      Review: 'Sơ kết, tổng kết',
      Visit: 'Đoàn công tác',
    },
    other: 'Sự việc đã ghi',
    implemented: 'tổ chức thực hiện',
    on: (day: string) => `ngày ${day}`,
    published: (day: string) => `công bố ngày ${day}`,
    between: (from: string, to: string) => `từ ${from} đến ${to}`,
    recorded: (instant: string) => `ghi lúc ${instant}`,
    history: 'Lịch sử thay đổi',
  },
  {
    names: {
      Directive: 'Document',
      UnitProgress: 'Recorded by the unit',
      Milestone: 'Milestone',
      Session: 'Session',
      Report: 'Report of figures',
      Review: 'Review',
      Visit: 'Visit',
    },
    other: 'Recorded fact',
    implemented: 'implemented',
    on: (day) => `on ${day}`,
    published: (day) => `published on ${day}`,
    between: (from, to) => `from ${from} to ${to}`,
    recorded: (instant) => `recorded at ${instant}`,
    history: 'History',
  },
);
