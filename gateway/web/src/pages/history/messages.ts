import { bilingual } from '../../i18n/bilingual.ts';

export const messages = bilingual(
  {
    what: 'Thay đổi',
    recordedAt: 'Ghi nhận lúc',
    effectiveOn: 'Hiệu lực từ',
    actor: 'Tài khoản ghi',
    grounds: 'Căn cứ, lý do',
    values: 'Trước và sau',
    before: 'trước',
    after: 'sau',
    nothing: 'không có',
    changed: (count: string) => `${count} giá trị`,
    none: 'Chưa ghi nhận thay đổi nào đến lúc này.',
    caption: (count: string) => `${count} thay đổi, cũ nhất ở trên`,
  },
  {
    what: 'Change',
    recordedAt: 'Recorded',
    effectiveOn: 'In effect from',
    actor: 'Recorded by',
    grounds: 'Grounds',
    values: 'Before and after',
    before: 'before',
    after: 'after',
    nothing: 'none',
    changed: (count) => `${count} values`,
    none: 'No change had been recorded by then.',
    caption: (count) => `${count} changes, oldest first`,
  },
);
